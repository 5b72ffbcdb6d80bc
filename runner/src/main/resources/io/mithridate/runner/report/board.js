(() => {
  'use strict';

  const element = document.getElementById('plane');
  const series = JSON.parse(document.getElementById('plane-data').textContent);
  const symbols = ['circle', 'triangle', 'rect', 'path://M-5,-4h10l-5,9z', 'path://M-5,-1.5h3.5v-3.5h3v3.5h3.5v3h-3.5v3.5h-3v-3.5h-3.5z'];
  const chart = echarts.init(element, null, { renderer: 'svg' });
  // A board shows what is lost of clean accuracy: the share is then 1 less the loss, and may exceed 1.
  const lost = 'lost' in element.dataset;
  const percent = (share) => (100 * share).toFixed(1) + ' %';
  const accuracy = (share) => lost ? (100 - 100 * share).toFixed(1) + ' points lost' : percent(share);
  const place = (point) => [point.success, point.accuracy];
  const between = (from, to, part) => [
    from.success + part * (to.success - from.success),
    from.accuracy + part * (to.accuracy - from.accuracy),
  ];

  /** The range of accuracies, widened to whole tenths, so that models stand apart; numbers stand at equal distances. */
  function accuracyRange() {
    const all = series.flatMap((one) => one.means.concat(one.seeds)).map((point) => point.accuracy);
    const low = Math.max(0, Math.floor(10 * Math.min(...all) - 0.25) / 10);
    const high = Math.min(lost ? 2 : 1, Math.ceil(10 * Math.max(...all) + 0.25) / 10);
    const max = Math.max(high, low + 0.1);
    return { min: low, max, interval: max - low > 0.35 ? 0.1 : 0.05 };
  }

  const base = (one) => one.name.replace(/ on the clean model$/, '');
  // Hollow marks share colour and shape with the full ones, so that one entry explains both.
  const legend = series.filter((one) => one.victim || !one.control);
  const few = legend.flatMap((one) => one.means).length <= 12;
  const defenses = [...new Set(series.filter((one) => !one.victim).map(base))];

  function colour(one, palette) {
    return one.victim ? palette.ink : palette.marks[defenses.indexOf(base(one)) % palette.marks.length];
  }

  const attacks = [...new Set(series.flatMap((one) => one.means.map((point) => point.attack)))];

  /** With several attacks a mark's shape tells the attack and its colour the defense. */
  function symbol(one, point) {
    if (attacks.length > 1) {
      return symbols[attacks.indexOf(point.attack) % symbols.length];
    }
    return one.victim ? 'diamond' : symbols[defenses.indexOf(base(one)) % symbols.length];
  }

  /** Sides of a mark for its name; the first ones keep clear of the arrows, which come from the right. */
  function sides(one, point) {
    if (one.victim) {
      return one.control ? ['right', 'top', 'bottom', 'left'] : ['bottom', 'top', 'left', 'right'];
    }
    return point.success < 0.2 ? ['top', 'right', 'bottom', 'left'] : ['left', 'bottom', 'top', 'right'];
  }

  const edges = { left: 66, right: 40, bottom: 52 };
  const top = () => 18 + 25 * legendLines();

  /** Where a model lies, in pixels of the picture. */
  function pixel(point) {
    const range = accuracyRange();
    const width = element.clientWidth - edges.left - edges.right;
    const height = element.clientHeight - top() - edges.bottom;
    return {
      x: edges.left + width * point.success,
      y: top() + height * (range.max - point.accuracy) / (range.max - range.min),
    };
  }

  function box(name, side, at) {
    const width = 7.2 * name.length;
    const height = 15;
    const gap = 17;
    const left = { left: at.x - gap - width, right: at.x + gap, top: at.x - width / 2, bottom: at.x - width / 2 }[side];
    const upper = { left: at.y - height / 2, right: at.y - height / 2, top: at.y - gap - height, bottom: at.y + gap }[side];
    return { left, upper, right: left + width, lower: upper + height };
  }

  const meet = (one, other) => one.left < other.right && other.left < one.right && one.upper < other.lower && other.upper < one.lower;

  /**
   * The side on which each mark has its name. A name that would meet another name, a mark or the edge on every side is
   * left out: the legend and the tooltip tell it. With several attacks colours and shapes alone tell marks apart.
   */
  function names() {
    const placed = new Map();
    if (!few || attacks.length > 1) {
      return placed;
    }
    const marked = legend.flatMap((one) => one.means.map((point) => ({ one, point })));
    const taken = marked.map(({ point }) => {
      const at = pixel(point);
      return { left: at.x - 8, upper: at.y - 8, right: at.x + 8, lower: at.y + 8 };
    });
    for (const { one, point } of marked) {
      const side = sides(one, point).find((candidate) => {
        const area = box(one.name, candidate, pixel(point));
        return area.left >= 0 && area.right <= element.clientWidth && !taken.some((other) => meet(area, other));
      });
      if (side) {
        placed.set(point, side);
        taken.push(box(one.name, side, pixel(point)));
      }
    }
    return placed;
  }

  /** An arrow that ends short of the marks, so that they do not hide its head; none between marks that touch. */
  function arrow(move) {
    const from = pixel(move.from);
    const to = pixel(move.to);
    const length = Math.hypot(to.x - from.x, to.y - from.y);
    return length < 40 ? [] : [[
      { coord: between(move.from, move.to, 12 / length) },
      { coord: between(move.from, move.to, 1 - 12 / length) },
    ]];
  }

  /** Colours are explained by the defenses, shapes by the attacks where there are several. */
  function legendNames() {
    return legend.map((one) => one.name).concat(attacks.length > 1 ? attacks : []);
  }

  /** How many lines the legend takes, for the plot to begin below it. */
  function legendLines() {
    let lines = 1;
    let width = 0;
    for (const name of legendNames()) {
      const item = 55 + 7.5 * name.length;
      if (width + item > element.clientWidth) {
        lines++;
        width = 0;
      }
      width += item;
    }
    return lines;
  }

  function tooltip(parameters) {
    const data = parameters.data;
    return parameters.seriesName + '\n' + data.attack + ', ' + data.what
      + '\nclean accuracy ' + accuracy(data.value[1]) + '\nattack success ' + percent(data.value[0]);
  }

  function marks(one, palette, placed) {
    const shade = colour(one, palette);
    const paint = one.control
      ? { color: palette.paper, borderColor: shade, borderWidth: 2 }
      : { color: shade, borderColor: palette.paper, borderWidth: 1 };
    const toData = (point) => ({ value: place(point), symbol: symbol(one, point), attack: point.attack, what: point.what });
    return {
      type: 'scatter',
      name: one.name,
      symbol: attacks.length > 1 ? 'circle' : symbol(one),
      symbolSize: (value, parameters) => parameters.data.what.startsWith('seed') ? 6 : one.victim ? 18 : 14,
      itemStyle: paint,
      data: one.means.map((point) => ({
        ...toData(point),
        label: {
          show: placed.has(point),
          position: placed.get(point) || 'left',
          distance: 7,
          color: palette.ink,
          textBorderColor: palette.paper,
          textBorderWidth: 3,
          formatter: one.name,
        },
      })).concat(one.seeds.map((point) => ({ ...toData(point), itemStyle: { opacity: 0.5 } }))),
      markLine: {
        silent: true,
        symbol: ['none', 'arrow'],
        symbolSize: 8,
        label: { show: false },
        lineStyle: { color: shade, type: 'solid', width: 1.5, opacity: few ? 0.65 : 0.3 },
        data: one.moves.flatMap(arrow),
      },
      z: one.victim ? 4 : 3,
    };
  }

  /** The settings of a list, from the victim on, as a line beneath the marks. */
  function curves(one, palette) {
    return one.paths.map((path) => ({
      type: 'line',
      name: one.name,
      silent: true,
      symbol: 'none',
      data: path.map(place),
      lineStyle: {
        color: colour(one, palette),
        width: 1.5,
        type: attacks.indexOf(path[0].attack) % 2 ? 'dashed' : 'solid',
        opacity: one.control ? 0.4 : 0.75,
      },
      z: 2,
    }));
  }

  /** Entries of the legend that explain the shapes. */
  function shapes(palette) {
    return attacks.length < 2 ? [] : attacks.map((attack, index) => ({
      type: 'scatter',
      name: attack,
      symbol: symbols[index % symbols.length],
      itemStyle: { color: palette.faint },
      data: [],
    }));
  }

  function draw() {
    const css = getComputedStyle(document.documentElement);
    const palette = {
      ink: css.getPropertyValue('--ink').trim(),
      faint: css.getPropertyValue('--faint').trim(),
      line: css.getPropertyValue('--line').trim(),
      paper: css.getPropertyValue('--paper').trim(),
      marks: [1, 2, 3, 4, 5, 6, 7].map((index) => css.getPropertyValue('--mark-' + index).trim()),
    };
    const axis = {
      type: 'value',
      nameLocation: 'middle',
      nameTextStyle: { color: palette.ink, fontSize: 13 },
      axisLabel: { color: palette.faint, formatter: (share) => Math.round(100 * share) + ' %' },
      axisLine: { show: true, lineStyle: { color: palette.faint } },
      splitLine: { lineStyle: { color: palette.line } },
    };
    const placed = names();
    chart.setOption({
      animation: false,
      backgroundColor: 'transparent',
      textStyle: { fontFamily: getComputedStyle(document.body).fontFamily },
      grid: { ...edges, top: top(), containLabel: false },
      legend: { data: legendNames(), top: 0, left: 0, itemGap: 18, itemWidth: 14, itemHeight: 14, textStyle: { color: palette.ink } },
      tooltip: {
        renderMode: 'richText',
        formatter: tooltip,
        backgroundColor: palette.paper,
        borderColor: palette.line,
        textStyle: { color: palette.ink },
      },
      xAxis: { ...axis, name: 'attack success', nameGap: 30, min: 0, max: 1 },
      yAxis: {
        ...axis,
        name: lost ? 'clean accuracy lost on validation, points' : 'clean accuracy',
        nameGap: 48,
        axisLabel: lost ? { color: palette.faint, formatter: (share) => Math.round(100 - 100 * share) } : axis.axisLabel,
        ...accuracyRange(),
      },
      series: series.flatMap((one) => [marks(one, palette, placed), ...curves(one, palette)]).concat(shapes(palette)),
    }, true);
  }

  draw();
  new ResizeObserver(() => {
    chart.resize();
    draw();
  }).observe(element);
  for (const query of ['(prefers-color-scheme: dark)', 'print']) {
    matchMedia(query).addEventListener('change', () => {
      chart.resize();
      draw();
    });
  }
})();
