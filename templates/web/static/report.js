// Links the contract and its findings: a click scrolls the other side, j and k walk.
// Without this script the page still works: marks and numbers are plain links.
(function () {
  "use strict";
  var root = document.documentElement;
  root.classList.add("scripted");
  var findings = document.querySelector(".findings");
  if (!findings) return;
  var cards = Array.prototype.slice.call(document.querySelectorAll(".finding"));
  var current = -1;

  function open(yes) {
    findings.classList.toggle("open", yes);
  }

  function show(number, from) {
    current = cards.findIndex(function (card) { return card.dataset.finding === String(number); });
    if (current < 0) return;
    document.querySelectorAll(".on").forEach(function (each) { each.classList.remove("on"); });
    var words = document.getElementById("w" + number);
    var card = cards[current];
    document.querySelectorAll('.mark[data-numbers~="' + number + '"]').forEach(function (mark) { mark.classList.add("on"); });
    card.classList.add("on");
    open(true);
    if (words) {
      words.classList.add("on");
      if (from !== "words") words.scrollIntoView({ block: "center", behavior: pace() });
    }
    if (from !== "card") reveal(card);
    history.replaceState(null, "", "#f" + number);
  }

  // Scrolls the findings alone: the page must not move under the reader when they are a drawer.
  function reveal(card) {
    if (findings.scrollHeight <= findings.clientHeight + 1) return card.scrollIntoView({ block: "nearest", behavior: pace() });
    var top = card.getBoundingClientRect().top - findings.getBoundingClientRect().top;
    findings.scrollTo({ top: findings.scrollTop + top - 48, behavior: pace() });
  }

  function pace() {
    return window.matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
  }

  // Words that several findings are about: each click shows the next of them.
  function following(numbers) {
    var shown = current < 0 ? -1 : numbers.indexOf(cards[current].dataset.finding);
    return numbers[(shown + 1) % numbers.length];
  }

  function step(by) {
    if (!cards.length) return;
    var next = Math.min(Math.max(current + by, 0), cards.length - 1);
    show(cards[next].dataset.finding, "keys");
  }

  document.addEventListener("click", function (event) {
    var target = event.target;
    if (target.closest("[data-drawer]")) return open(!findings.classList.contains("open"));
    if (target.closest("a[href^='#position']")) return open(true);
    var words = target.closest(".mark, .missing");
    if (words) {
      event.preventDefault();
      return show(following(words.dataset.numbers.split(" ")), "words");
    }
    var card = target.closest(".finding");
    if (card && !target.closest("summary, a:not(.finding-number), button, label, .statute, .accept")) {
      event.preventDefault();
      show(card.dataset.finding, "card");
    }
  });

  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) return;
    if (event.key === "j") step(1);
    if (event.key === "k") step(-1);
    if (event.key === "Escape") open(false);
  });

  var wanted = /^#[fw](\d+)$/.exec(location.hash);
  if (wanted) show(wanted[1], "hash");
})();
