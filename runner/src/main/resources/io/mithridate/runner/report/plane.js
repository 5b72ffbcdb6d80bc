(() => {
  'use strict';

  const element = document.getElementById('plane');
  const series = JSON.parse(document.getElementById('plane-data').textContent);
  const symbols = ['circle', 'rect', 'triangle', 'roundRect', 'path://M-5,-4h10l-5,9z', 'path://M-5,-1.5h3.5v-3.5h3v3.5h3.5v3h-3.5v3.5h-3v-3.5h-3.5z'];
  const chart = echarts.init(element, null, { renderer: 'svg' });
  const percent = (share) => (100 * share).toFixed(1) + ' %';
  const place = (point) => [point.success, point.accuracy];
  const between = (from, to, part) => [
    from.success + part * (to.success - from.success),
    from.accuracy + part * (to.accuracy - from.accuracy),
  ];

  /** The range of accuracies, widened to whole tenths, so that models stand apart. */
  function accuracyRange() {
    const all = series.flatMap((one) => one.means.concat(one.seeds)).map((point) => point.accuracy);
    const low = Math.max(0, Math.floor(10 * Math.min(...all) - 0.25) / 10);
    const high = Math.min(1, Math.ceil(10 * Math.max(...all) + 0.25) / 10);
    return { min: low, max: Math.max(high, low + 0.1) };
  }

  const base = (one) => one.name.replace(/ on the clean model$/, '');
  // Hollow marks share colour and shape with the full ones, so that one entry explains both.
  const legend = series.filter((one) => one.victim || !one.control);
  // Names beside many marks would hide each other; legend and tooltips tell them then.
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

  /** Where a mark's name keeps clear of the arrows, which come from the right. */
  function labelPosition(one, point) {
    if (one.victim) {
      return one.control ? 'right' : 'bottom';
    }
    return point.success < 0.2 ? 'top' : 'left';
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
      + '\nclean accuracy ' + percent(data.value[1]) + '\nattack success ' + percent(data.value[0]);
  }

  function marks(one, palette) {
    const shade = colour(one, palette);
    const paint = one.control
      ? { color: palette.paper, borderColor: shade, borderWidth: 2 }
      : { color: shade, borderColor: palette.paper, borderWidth: 1 };
    const toData = (point) => ({ value: place(point), symbol: symbol(one, point), attack: point.attack, what: point.what });
    return {
      type: 'scatter',
      name: one.name,
      symbol: attacks.length > 1 ? 'circle' : symbol(one),
      symbolSize: (value, parameters) => parameters.data.what.startsWith('seed') ? 6 : one.victim ? 18 : 13,
      itemStyle: paint,
      data: one.means.map((point) => ({
        ...toData(point),
        label: {
          show: few && (one.victim || !one.control),
          position: labelPosition(one, point),
          distance: 7,
          color: palette.ink,
          textBorderColor: palette.paper,
          textBorderWidth: 3,
          formatter: attacks.length > 1 ? one.name + ' / ' + point.attack : one.name,
        },
      })).concat(one.seeds.map((point) => ({ ...toData(point), itemStyle: { opacity: 0.5 } }))),
      labelLayout: { hideOverlap: true },
      markLine: {
        silent: true,
        symbol: ['none', 'arrow'],
        symbolSize: 8,
        label: { show: false },
        lineStyle: { color: shade, type: 'solid', width: 1.5, opacity: few ? 0.65 : 0.3 },
        // Short of both ends, so that marks do not hide the heads.
        data: one.moves.map((move) => [
          { coord: between(move.from, move.to, 0.03) },
          { coord: between(move.from, move.to, 0.97) },
        ]),
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
      marks: css.getPropertyValue('--marks').trim().split(/\s+/),
    };
    const axis = {
      type: 'value',
      nameLocation: 'middle',
      nameTextStyle: { color: palette.ink, fontSize: 13 },
      axisLabel: { color: palette.faint, formatter: (share) => Math.round(100 * share) + ' %' },
      axisLine: { show: true, lineStyle: { color: palette.faint } },
      splitLine: { lineStyle: { color: palette.line } },
    };
    chart.setOption({
      animation: false,
      backgroundColor: 'transparent',
      textStyle: { fontFamily: getComputedStyle(document.body).fontFamily },
      grid: { left: 66, right: 40, top: 18 + 25 * legendLines(), bottom: 52, containLabel: false },
      legend: { data: legendNames(), top: 0, left: 0, itemGap: 18, itemWidth: 14, itemHeight: 14, textStyle: { color: palette.ink } },
      tooltip: {
        renderMode: 'richText',
        formatter: tooltip,
        backgroundColor: palette.paper,
        borderColor: palette.line,
        textStyle: { color: palette.ink },
      },
      xAxis: { ...axis, name: 'attack success', nameGap: 30, min: 0, max: 1 },
      yAxis: { ...axis, name: 'clean accuracy', nameGap: 48, ...accuracyRange() },
      series: series.flatMap((one) => [marks(one, palette), ...curves(one, palette)]).concat(shapes(palette)),
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
