// Extras only: every page works without this file. Reading aloud, the error summary's focus, live counts.
(function () {
  'use strict';
  var page = document;

  // A page that came back with mistakes starts where they are told.
  var summary = page.querySelector('[data-focus]');
  if (summary) { summary.focus(); }

  // On a telephone the desks scroll sideways: begin where one is.
  var here = page.querySelector('.desks [aria-current]');
  if (here) { here.parentElement.parentElement.scrollLeft = here.offsetLeft - 60; }

  // Characters left in a textarea. The sentences come from the server, with {n} for the figure.
  function count(area) {
    var line = page.getElementById(area.id + '-count');
    var left = Number(area.getAttribute('data-limit')) - Array.from(area.value).length;
    var over = left < 0;
    line.classList.toggle('count-over', over);
    line.textContent = line.getAttribute(over ? 'data-over' : 'data-left').replace('{n}', Math.abs(left));
  }

  // How many rows of a table are chosen, beside the acts for all of them.
  function chosen(form) {
    var line = form.querySelector('[data-chosen]');
    if (!line) { return; }
    var number = form.querySelectorAll('.tick input:checked').length;
    if (!line.hasAttribute('data-first')) { line.setAttribute('data-first', line.textContent); }
    line.textContent = number ? line.getAttribute('data-chosen').replace('{n}', number) : line.getAttribute('data-first');
  }

  page.addEventListener('input', function (event) {
    if (event.target.matches('textarea[data-limit]')) { count(event.target); }
    if (event.target.matches('.tick input') && event.target.form) { chosen(event.target.form); }
  });

  // A second press while the first is on its way does nothing (the server would refuse it by its key as well).
  page.addEventListener('submit', function (event) {
    var form = event.target;
    if (form.method !== 'post' || event.defaultPrevented) { return; }
    if (form.hasAttribute('data-sent')) { event.preventDefault(); return; }
    form.setAttribute('data-sent', '');
    window.setTimeout(function () { form.removeAttribute('data-sent'); }, 5000);
  });
  window.addEventListener('pageshow', function () {
    page.querySelectorAll('form[data-sent]').forEach(function (form) { form.removeAttribute('data-sent'); });
  });

  // Printing from the page: where this runs, a button takes the place of the sentence that tells how.
  page.querySelectorAll('[data-print]').forEach(function (press) {
    press.hidden = false;
    press.addEventListener('click', function () { window.print(); });
  });
  page.querySelectorAll('[data-print-how]').forEach(function (words) { words.hidden = true; });

  // Reading aloud: a voice of this device first, a prepared recording second; without either no button.
  var button = page.querySelector('[data-read]');
  if (!button) { return; }
  var synth = window.speechSynthesis;
  var tongue = page.documentElement.lang === 'en' ? 'en' : 'zh';
  var recording = button.getAttribute('data-audio');
  var audio = null;
  var speaking = false;

  // Voices over the network fail without a word, so local ones come first.
  function voice() {
    var voices = synth ? synth.getVoices().filter(function (one) { return one.lang.toLowerCase().indexOf(tongue) === 0; }) : [];
    return voices.sort(function (one, other) { return Number(other.localService) - Number(one.localService); })[0];
  }

  // What stands on the page, in order, each sentence once.
  function sentences() {
    var heard = [];
    page.querySelectorAll('main :is(h1, h2, h3, p, li, dt, dd, label, legend, caption, th, td)').forEach(function (part) {
      if (part.closest('[data-unread], .unseen, [aria-hidden="true"]') || part.offsetParent === null) { return; }
      if (part.querySelector('h1, h2, h3, p, li, dt, dd, label')) { return; }
      var words = part.innerText.trim();
      if (words && heard.indexOf(words) < 0) { heard.push(words); }
    });
    return heard;
  }

  function paint() {
    button.setAttribute('aria-pressed', String(speaking));
    button.querySelector('span').textContent = button.getAttribute(speaking ? 'data-stop' : 'data-start');
  }

  function stop() {
    speaking = false;
    if (synth) { synth.cancel(); }
    if (audio) { audio.pause(); audio.currentTime = 0; }
    paint();
  }

  function speak(queue, by) {
    if (!speaking || !queue.length) { stop(); return; }
    var said = new SpeechSynthesisUtterance(queue.shift());
    said.voice = by;
    said.lang = by.lang;
    said.rate = 0.85;
    said.onend = function () { speak(queue, by); };
    said.onerror = stop;
    synth.speak(said);
  }

  function start() {
    var by = voice();
    speaking = true;
    paint();
    if (by) { synth.cancel(); speak(sentences(), by); return; }
    if (!recording) { stop(); return; }
    audio = audio || new Audio(recording);
    audio.onended = stop;
    audio.play().catch(stop);
  }

  function offer() { if (voice() || recording) { button.hidden = false; } }

  offer();
  if (synth && synth.addEventListener) { synth.addEventListener('voiceschanged', offer); }
  button.addEventListener('click', function () { if (speaking) { stop(); } else { start(); } });
  window.addEventListener('pagehide', function () { if (synth) { synth.cancel(); } });
}());
