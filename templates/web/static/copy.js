// Copy buttons: put the wording beside them on the clipboard, and say so.
(function () {
  "use strict";
  document.documentElement.classList.add("scripted");
  document.addEventListener("click", function (event) {
    var button = event.target.closest("[data-copy-button]");
    if (button) copyText(button);
  });

  function copyText(button) {
    var source = button.parentElement.querySelector("[data-copy]");
    var label = button.textContent;
    function done() {
      button.textContent = button.dataset.done;
      setTimeout(function () { button.textContent = label; }, 1600);
    }
    function byHand() {
      var range = document.createRange();
      range.selectNodeContents(source);
      var selection = window.getSelection();
      selection.removeAllRanges();
      selection.addRange(range);
      if (document.execCommand("copy")) done();
    }
    if (navigator.clipboard && window.isSecureContext) navigator.clipboard.writeText(source.textContent).then(done, byHand);
    else byHand();
  }
})();
