// Small helps for every page; each page works without them.
(function () {
  "use strict";
  document.documentElement.classList.add("scripted");

  // Close an open menu or list when the reader clicks elsewhere.
  document.addEventListener("click", function (event) {
    document.querySelectorAll(".menu[open], .tally details[open]").forEach(function (open) {
      if (!open.contains(event.target)) open.removeAttribute("open");
    });
  });
  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape") return;
    document.querySelectorAll(".menu[open], .tally details[open]").forEach(function (open) { open.removeAttribute("open"); });
  });

  // Drop a file anywhere on the form: it is checked at once.
  document.querySelectorAll("[data-drop]").forEach(function (form) {
    var input = form.querySelector("input[type=file]");
    var name = form.querySelector("[data-file-name]");
    function chosen() {
      name.textContent = input.files.length ? input.files[0].name : name.dataset.default;
    }
    input.addEventListener("change", chosen);
    ["dragenter", "dragover"].forEach(function (kind) {
      form.addEventListener(kind, function (event) { event.preventDefault(); form.classList.add("over"); });
    });
    ["dragleave", "drop"].forEach(function (kind) {
      form.addEventListener(kind, function (event) { event.preventDefault(); form.classList.remove("over"); });
    });
    form.addEventListener("drop", function (event) {
      if (!event.dataTransfer.files.length) return;
      input.files = event.dataTransfer.files;
      chosen();
      form.requestSubmit();
    });
    form.addEventListener("submit", function () { form.classList.add("busy"); follow(form); });
  });

  // While the answer to the form is awaited: which page of a scan is being read.
  function follow(form) {
    var place = form.querySelector(".drop-progress");
    var bar = place.querySelector("progress"), words = place.querySelector("span");
    place.hidden = false;
    words.textContent = words.dataset.reading;
    var asking = setInterval(function () {
      fetch(form.dataset.progress).then(function (answer) { return answer.status === 200 ? answer.json() : null; }).then(function (come) {
        if (!come) return;
        bar.max = come.pages;
        bar.value = come.page - 1;
        words.textContent = words.dataset.page.replace("{page}", come.page).replace("{pages}", come.pages);
      }, function () { /* the next question will tell */ });
    }, 1000);
    // Who comes back to the page with the browser's own button finds the form as it was.
    window.addEventListener("pagehide", function () {
      clearInterval(asking);
      form.classList.remove("busy");
      place.hidden = true;
    }, { once: true });
  }

  // A whole row leads where its first link leads.
  document.querySelectorAll(".rows-link tbody tr").forEach(function (row) {
    var link = row.querySelector("a");
    if (!link) return;
    row.classList.add("leads");
    row.addEventListener("click", function (event) {
      if (event.target.closest("a, button, input, summary, label") || String(window.getSelection())) return;
      link.click();
    });
  });

  // The distance of the report's two columns from the top, so that each scrolls by itself.
  var report = document.querySelector(".split .report");
  if (report) {
    var measure = function () {
      document.documentElement.style.setProperty("--above", report.getBoundingClientRect().top + window.scrollY + "px");
    };
    measure();
    window.addEventListener("resize", measure);
  }

  // Browsers without text-autospace: a thin gap between Han and Latin letters or digits, outside the contract's own words.
  if (!(window.CSS && CSS.supports("text-autospace", "normal")) && document.documentElement.lang.indexOf("zh") === 0) {
    var edge = /([\u2e80-\u9fff])([A-Za-z0-9¥€£$])|([A-Za-z0-9%])([\u2e80-\u9fff])/g;
    var walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT, function (node) {
      return node.parentElement.closest(".contract-paper, [data-copy], .mono, textarea, pre, script") ? 2 : 1;
    });
    var nodes = [];
    while (walker.nextNode()) nodes.push(walker.currentNode);
    nodes.forEach(function (node) {
      node.nodeValue = node.nodeValue.replace(edge, function (all, a, b, c, d) { return (a || c) + "\u2009" + (b || d); });
    });
  }
})();
