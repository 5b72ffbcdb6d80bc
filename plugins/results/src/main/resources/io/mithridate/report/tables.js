(() => {
  'use strict';

  const collator = new Intl.Collator('en', { numeric: true });

  /** The text of a part of the page, without those of its own parts that match a selector. */
  function text(element, without) {
    const copy = element.cloneNode(true);
    copy.querySelectorAll(without || ':not(*)').forEach((part) => part.remove());
    return copy.textContent.replace(/\s+/g, ' ').trim();
  }

  const parts = (cell, selector) => [...cell.querySelectorAll(selector)].map((part) => text(part)).join('; ');
  const lines = (body) => [...body.rows].filter((row) => !row.classList.contains('group'));

  /** A number to sort by, of '12.4 [8.1, 16.7]', '1 960' or '2 min 11 s'; NaN of none. */
  function number(label) {
    const units = { h: 3600, min: 60, s: 1 };
    const times = [...label.matchAll(/([\d.]+) (h|min|s)\b/g)];
    return times.length > 0
      ? times.reduce((sum, [, amount, unit]) => sum + amount * units[unit], 0)
      : parseFloat(label.replace(/[\u2212]/g, '-').replace(/[\u202f\s](?=\d{3}\b)/g, ''));
  }

  function sort(table, column, head) {
    const ascending = head.getAttribute('aria-sort') !== 'ascending';
    for (const other of table.tHead.rows[0].cells) {
      other.removeAttribute('aria-sort');
    }
    head.setAttribute('aria-sort', ascending ? 'ascending' : 'descending');
    const numeric = head.classList.contains('number');
    const key = (row) => text(row.cells[column], '.notes, .remark');
    for (const body of table.tBodies) {
      const keyed = lines(body).map((row) => ({ row, label: key(row), value: numeric ? number(key(row)) : 0 }));
      keyed.sort((one, other) => {
        if (numeric && (isNaN(one.value) || isNaN(other.value))) {
          return isNaN(one.value) - isNaN(other.value);
        }
        const order = numeric ? one.value - other.value : collator.compare(one.label, other.label);
        return ascending ? order : -order;
      });
      body.append(...keyed.map(({ row }) => row));
    }
  }

  /** What a table shows, in its order: headings of groups are a column, remarks and notes have columns of their own. */
  function content(table) {
    const heads = [...table.tHead.rows[0].cells];
    const rows = [];
    for (const body of table.tBodies) {
      const heading = body.querySelector('.group th');
      for (const row of lines(body).filter((line) => !line.hidden)) {
        rows.push({ group: heading ? text(heading, '.samples') : '', cells: [...row.cells] });
      }
    }
    const columns = [];
    const add = (head, right, value) => {
      const values = rows.map(value);
      if (values.some((one) => one !== '')) {
        columns.push({ head, right, values });
      }
    };
    add('attack', false, (row) => row.group);
    heads.forEach((head, index) => {
      const title = text(head, '.direction');
      add(title, head.classList.contains('number'), (row) => text(row.cells[index], '.notes, .remark'));
      add(title + ', remarks', false, (row) => parts(row.cells[index], '.remark'));
      add(title + ', notes', false, (row) => parts(row.cells[index], '.notes'));
    });
    return {
      columns,
      rows: [columns.map((column) => column.head)].concat(rows.map((row, index) => columns.map((column) => column.values[index]))),
    };
  }

  const latex = (label) => label
    .replace(/[\\{}$&%#_^~]/g, (sign) => ({ '\\': '\\textbackslash{}', '^': '\\^{}', '~': '\\~{}' }[sign] || '\\' + sign))
    .replace(/±/g, '$\\pm$').replace(/−/g, '$-$').replace(/–/g, '--').replace(/×/g, '$\\times$').replace(/’/g, "'");
  const markdown = (label) => label.replace(/([\\`*_|<[])/g, '\\$1');
  const csv = (label) => /[",\n]/.test(label) ? '"' + label.replace(/"/g, '""') + '"' : label;

  const formats = {
    CSV: ({ rows }) => rows.map((row) => row.map(csv).join(',') + '\n').join(''),
    LaTeX({ columns, rows }) {
      const [head, ...body] = rows.map((row) => row.map(latex).join(' & ') + ' \\\\');
      return ['\\begin{tabular}{' + columns.map((column) => column.right ? 'r' : 'l').join('') + '}',
        '\\toprule', head, '\\midrule', ...body, '\\bottomrule', '\\end{tabular}', ''].join('\n');
    },
    Markdown({ columns, rows }) {
      const [head, ...body] = rows.map((row) => '| ' + row.map(markdown).join(' | ') + ' |');
      return [head, '|' + columns.map((column) => column.right ? '---:' : '---').join('|') + '|', ...body, ''].join('\n');
    },
  };

  /** Works from a file, too, and asks for no permission. */
  function copy(copied) {
    document.addEventListener('copy', (event) => {
      event.clipboardData.setData('text/plain', copied);
      event.preventDefault();
    }, { once: true });
    return document.execCommand('copy');
  }

  function button(label, action) {
    const made = document.createElement('button');
    made.type = 'button';
    made.append(label);
    made.addEventListener('click', action);
    return made;
  }

  function equip(table) {
    [...table.tHead.rows[0].cells].forEach((head, column) => {
      const title = text(head, '.direction');
      if (title) {
        const sorter = button('', () => sort(table, column, head));
        sorter.append(...head.childNodes);
        head.append(sorter);
      }
    });
    const copies = document.createElement('p');
    copies.className = 'copies';
    const said = document.createElement('span');
    said.setAttribute('role', 'status');
    copies.append('Copy as ', ...Object.keys(formats).map((format) => button(format, () => {
      said.textContent = copy(formats[format](content(table))) ? 'copied' : 'the browser refused';
    })), said);
    table.closest('.scroll').after(copies);
  }

  function apply(filter) {
    const chosen = new FormData(filter);
    const offered = (name) => [...filter.querySelectorAll('[name="' + name + '"]')].map((box) => box.value);
    const left = (name, value) => !value || !offered(name).includes(value) || chosen.getAll(name).includes(value);
    for (const part of document.querySelectorAll('main [data-attack], main [data-defense]')) {
      part.hidden = !left('attack', part.dataset.attack) || !left('defense', part.dataset.defense);
    }
    for (const body of document.querySelectorAll('tbody')) {
      body.hidden = body.rows.length > 0 && lines(body).every((row) => row.hidden);
    }
    for (const part of document.querySelectorAll('[data-seed]')) {
      part.hidden = part.dataset.seed !== (chosen.get('seed') || '');
    }
  }

  document.querySelectorAll('main table').forEach(equip);
  const filter = document.getElementById('filter');
  if (filter) {
    filter.addEventListener('change', () => apply(filter));
    filter.addEventListener('submit', (event) => event.preventDefault());
  }
})();
