/** Texts that are hard for an editor: each is written as a methodist or an import may write it. */
export const madeBodies: readonly (readonly [string, string])[] = [
  [
    'a table with signs',
    '| Что | Сколько |\n| --- | :-: |\n| `a \\| b` | 5 % |\n| **жирно** и [ссылка](/bank/x) | |\n| две<br />строки | \\* звезда |',
  ],
  ['a table alone in a column', '| Только один |\n| --- |\n| x |'],
  [
    'nested lists',
    '1. Первый\n2. Второй\n   - внутри\n     - глубже\n       1. ещё глубже\n   - рядом\n\n     и абзац в нём\n3. Третий',
  ],
  ['two kinds of lists side by side', '- a\n- b\n\n1. в\n2. г\n\n- [ ] дело\n- [x] сделано\n  - [ ] часть дела'],
  ['a list that begins at five', 'Продолжение:\n\n5. пять\n6. шесть'],
  ['words that look like lists', '\\- не список\n\n\\+ не список\n\n1\\. не номер\n\n2026\\. Год в начале абзаца'],
  ['words that look like headings and rules', '\\# не заголовок\n\n\\---\n\nтекст\n\\===\n\n\\> не цитата'],
  ['footnote-like', 'Слово[^1] и ещё[^note].\n\n[^1]: Первая сноска с *курсивом*.\n\n[^note]: вторая'],
  ['brackets', 'Знаки [скобки] и [ещё](скобки) и \\[не ссылка\\](x) и {фигурные} и (круглые).'],
  [
    'odd letters',
    'Ёлка, «ёлочки», „лапки“, тире — и – дефис-слово, неразрывный\u00A0пробел, эмодзи 👩‍🏫, ударе\u0301ние, ½, №\u00A05, 10 °C.',
  ],
  ['signs of comparison', 'a < b и b > a, <не тег>, &amp; и & и &lt;, 2 * 3 * 4, x_1 и y_2, ~около~ и ~~зачёркнуто~~.'],
  ['lines to fill in', 'Код: ____ Дата: ____________\n\nФИО ______________________ класс ___'],
  [
    'emphasis within and across',
    '***Жирный курсив***, **жирный с *курсивом* внутри**, *курсив с **жирным** внутри*, сло**вооб**разование.',
  ],
  [
    'links',
    '[Страница](/bank/bilet-na-vyhod), <https://example.org/a_b?c=d&e=f>, https://example.org/x, почта a@b.ru, www.b.ru, [с названием](https://example.org "Название").',
  ],
  [
    'pictures',
    '![Схема урока](/files/0123456789abcdef/shema.png#640x480)\n\nТекст ![в строке](/files/0123456789abcdef/x.png) дальше.\n\n- ![в списке](/files/0123456789abcdef/y.png#10x10)',
  ],
  [
    'titles of links and pictures',
    '[Ссылка](/bank/x "Название ссылки") и ![Схема](/files/0123456789abcdef/x.png "Название картинки").\n\n| A | Б |\n| :-- | --: |\n| *к* `x` | [л](/y "z") |',
  ],
  ['quotations', '> Цитата в двух\n> строках\n>\n> - и список\n> - в ней\n>\n> > вложенная'],
  ['code', 'Строка `код с <тегом>` и:\n\n```js\nconst x = "<b>";\n\n  y();\n```\n\n``знак ` внутри``'],
  ['breaks', 'Первая строка  \nвторая строка\\\nтретья строка\nпродолжение третьей'],
  [
    'headings of all depths',
    '## Второй\n\n### Третий **жирный**\n\n#### Четвёртый с `кодом`\n\n## 1. С номером\n\n## Вопрос?',
  ],
  ['rules between', 'До\n\n---\n\nПосле\n\n***\n\nКонец'],
  [
    'a form with all in it',
    '<Form title="Анкета &quot;Мой класс&quot;">\n\nФИО: ____\n\n| Вопрос | Ответ |\n| --- | --- |\n| 1 | |\n\n- [ ] да\n- [ ] нет\n\n</Form>\n\nПосле формы.',
  ],
  ['a form after a form', '<Form title="Первая">\n\nа\n\n</Form>\n\n<Form title="Вторая">\n\n1. б\n\n</Form>'],
  ['a form that never ends', '<Form title="Забыли закрыть">\n\nтекст'],
  [
    'HTML is words',
    'Слова <b>не жирные</b> и <script>alert(1)</script>.\n\n<div>и блок</div>\n\nконец <!-- примечание -->',
  ],
  ['loose lists', '- один\n\n- два\n\n- три\n\n  с абзацем'],
  [
    'a paragraph at a list’s foot',
    '1. Делайте так:\n\n   > цитата в пункте\n\n   ```\n   код в пункте\n   ```\n\n2. Дальше',
  ],
  [
    'pasted from Word',
    'Таблица 1\\. Результаты\n\n| № | ФИО | Балл |\n| --: | :-- | :-: |\n| 1 | Иванов И. И. | 4 |\n| 2 | | |\n\n\\* по данным школы',
  ],
  ['one word', 'Слово'],
  ['empty', ''],
];
