(function () {
  'use strict';
  var form = document.getElementById('form');
  var said = document.getElementById('said');
  var survey = form.getAttribute('data-survey');
  var PADDED = 4096;
  // The same for every time this page saves: one answer counts once.
  var code = Array.from(window.crypto.getRandomValues(new Uint8Array(16)), function (byte) {
    return ('0' + byte.toString(16)).slice(-2);
  }).join('').toUpperCase();
  var short = code.slice(0, 4) + '-' + code.slice(4, 8);
  document.getElementById('code').textContent = short;

  Array.from(form.querySelectorAll('input[type=range]')).forEach(function (range) {
    var at = range.id.slice(1);
    var says = document.getElementById('s' + at);
    var clear = document.getElementById('c' + at);
    function show(touched) {
      if (touched) range.setAttribute('data-touched', '');
      else range.removeAttribute('data-touched');
      says.textContent = touched ? range.value : 'not answered';
      range.setAttribute('aria-valuetext', says.textContent);
      clear.hidden = !touched;
    }
    // A press where the slider stands already is an answer, too.
    ['input', 'change', 'pointerup'].forEach(function (kind) {
      range.addEventListener(kind, function () { show(true); });
    });
    range.addEventListener('keydown', function (event) {
      if (event.key === ' ' || event.key === 'Enter') {
        event.preventDefault();
        show(true);
      }
    });
    clear.addEventListener('click', function () {
      range.value = '50';
      show(false);
      range.focus();
    });
  });

  function answerOf(field) {
    var answer = { key: field.getAttribute('data-key') };
    var range = field.querySelector('input[type=range][data-touched]');
    var chosen = field.querySelector('input[type=radio]:checked');
    var box = field.querySelector('textarea');
    if (range) answer.number = Number(range.value);
    else if (chosen && chosen.value !== '') answer.number = Number(chosen.value);
    if (box && box.value.trim()) answer.text = box.value.trim();
    return answer;
  }

  function filledUp(text) {
    var length = new TextEncoder().encode(text).length;
    return text + ' '.repeat(Math.ceil(length / PADDED) * PADDED - length);
  }

  form.addEventListener('submit', function (event) {
    event.preventDefault();
    var answers = Array.from(form.querySelectorAll('fieldset'), answerOf).filter(function (answer) {
      return answer.number != null || answer.text;
    });
    if (answers.length === 0) {
      said.textContent = 'There is nothing to save yet: nothing is answered.';
      return;
    }
    var file = { muster: 'survey-answer', version: 1, survey: survey, code: code, answers: answers };
    var name = document.getElementById('released').value.trim();
    if (name) file.released = name;
    try {
      var sealed = window.musterSeal(form.getAttribute('data-recipient'), filledUp(JSON.stringify(file)));
      var url = URL.createObjectURL(new Blob([sealed], { type: 'text/plain' }));
      var link = document.createElement('a');
      link.href = url;
      link.download = 'answer-' + short + '.txt';
      document.body.appendChild(link);
      link.click();
      document.body.removeChild(link);
      window.setTimeout(function () { URL.revokeObjectURL(url); }, 10000);
      said.textContent = 'Saved as ' + link.download + ', with ' + answers.length + (answers.length === 1 ? ' answer' : ' answers') + '. Hand in this file. Only the first file of this form counts.';
    } catch (broken) {
      said.textContent = 'It could not be sealed: this page may be damaged. Ask for the form again, or fill it in on paper.';
    }
  });
})();
