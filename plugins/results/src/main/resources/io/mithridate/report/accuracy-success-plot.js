(() => {
  'use strict';

  const element = document.getElementById('plot');
  const panels = JSON.parse(document.getElementById('plot-data').textContent);
  const filter = document.getElementById('filter');
  const key = new Map([...filter.querySelectorAll('[data-mark]')].map((mark) => [mark.dataset.mark, Number(mark.dataset.shape)]));
  const symbols = ['diamond', 'circle', 'triangle', 'rect', 'path://M-5,-4h10l-5,9z',
    'path://M-5,-1.5h3.5v-3.5h3v3.5h3.5v3h-3.5v3.5h-3v-3.5h-3.5z', 'path://M-5,5v-5a5,5 0 0 1 10,0v5z', 'path://M-5,-5h10l-10,10z'];
  const budgets = [2, 5];

  /** Mean and standard deviation over seeds at each place of a curve, from the victim on. */
  function means(curve, seed) {
    const seeds = Object.keys(curve.seeds).filter((each) => !seed || each === seed).map((each) => curve.seeds[each]);
    const places = [...new Set(seeds.flatMap((seed) => Object.keys(seed).map(Number)))].sort((one, other) => one - other);
    return places.map((place) => {
      const points = seeds.map((seed) => seed[place]).filter(Boolean);
      const n = points.length;
      const mean = (axis) => points.reduce((sum, point) => sum + point[axis], 0) / n;
      const attack = mean(1);
      const sd = n < 2 ? 0 : Math.sqrt(points.reduce((sum, point) => sum + (point[1] - attack) ** 2, 0) / (n - 1));
      return { loss: mean(0), attack, sd, n, setting: place === 0 ? 'no defense' : curve.settings[place] || '' };
    });
  }

  /** The panels and curves that the filter leaves. */
  function shown() {
    const chosen = new FormData(filter);
    const has = (name, value) => !filter.querySelector('[name="' + name + '"]') || chosen.getAll(name).includes(value);
    return panels.filter((panel) => has('attack', panel.attack)).map((panel) => ({
      attack: panel.attack,
      curves: panel.curves.filter((curve) => curve.victim || has('defense', curve.defense))
        .map((curve) => ({ defense: curve.defense, victim: curve.victim, points: means(curve, chosen.get('seed')) }))
        .filter((curve) => curve.points.length > 0),
    }));
  }

  /** The losses of all panels, so that they can be compared, with numbers at equal distances. */
  function losses(all) {
    const values = all.flatMap((panel) => panel.curves.flatMap((curve) => curve.points.map((point) => point.loss)));
    const high = Math.max(5, ...values) + 0.5;
    const low = Math.min(0, ...values);
    const interval = [1, 2, 5, 10, 20].find((each) => (high - low) / each <= 8) || 25;
    // A little to the left of the victim, whose mark would lie on the edge.
    const max = interval * Math.ceil(high / interval);
    return { min: low - 0.04 * (max - low), max, splitNumber: Math.round((max - low) / interval) };
  }

  /** Panels stand side by side where there is room for two. */
  function layout(count) {
    const columns = count > 1 && element.clientWidth > 480 ? 2 : 1;
    const rows = Math.ceil(Math.max(1, count) / columns);
    const size = count < 2 ? 0 : columns === 2 && rows === 1 ? 300 : 230;
    element.style.height = size ? rows * size + 'px' : '';
    const width = element.clientWidth / columns;
    const height = element.clientHeight / rows;
    const title = panels.length > 1 ? 20 : 0;
    return (index) => ({
      left: (index % columns) * width + 44,
      top: Math.floor(index / columns) * height + 22 + title,
      width: width - 44 - 14,
      height: height - 22 - title - 46,
    });
  }

  function tooltip(parameters) {
    const { attack, defense, point } = parameters.data;
    return [
      attack,
      point.setting && point.setting !== defense ? defense + ', ' + point.setting : defense,
      'attack success ' + point.attack.toFixed(1) + (point.n > 1 ? ' ± ' + point.sd.toFixed(1) : '') + ' %',
      'clean accuracy lost ' + point.loss.toFixed(1).replace('-', '−') + ' points',
      'n = ' + point.n + (point.n === 1 ? ' seed' : ' seeds'),
    ].join('\n');
  }

  /** A defense's settings joined by a line from the victim on; at its end the name, where names have room. */
  function line(panel, curve, index, palette, names) {
    const colour = palette.marks[key.get(curve.defense)];
    const last = curve.points.length - 1;
    return {
      type: 'line',
      name: curve.defense,
      xAxisIndex: index,
      yAxisIndex: index,
      symbol: symbols[key.get(curve.defense)],
      symbolSize: curve.victim ? 13 : 9,
      itemStyle: { color: colour, borderColor: palette.paper, borderWidth: 1, opacity: 1 },
      lineStyle: { color: colour, width: 2 },
      data: curve.points.map((point, place) => ({
        value: [point.loss, point.attack],
        attack: panel.attack,
        defense: curve.defense,
        point,
        symbolSize: place === 0 && !curve.victim ? 0 : undefined,
        label: { show: names.has(curve.defense) && place === last && !curve.victim },
      })),
      label: {
        position: 'right',
        formatter: curve.defense,
        color: palette.ink,
        textBorderColor: palette.paper,
        textBorderWidth: 3,
      },
      // Moves a name that would end beyond the right edge to the left; how wide it is depends on the fonts.
      labelLayout: ({ labelRect }) => ({
        x: Math.min(labelRect.x, element.clientWidth - labelRect.width - 2),
        dy: names.get(curve.defense),
      }),
      markLine: curve.victim ? {
        silent: true,
        symbol: 'none',
        lineStyle: { color: palette.faint, type: 'dashed', width: 1 },
        label: { color: palette.faint, formatter: '{c}', distance: 3 },
        data: budgets.map((xAxis) => ({ xAxis })),
      } : undefined,
      z: curve.victim ? 4 : 3,
    };
  }

  /** The spread over seeds above and below a line. */
  function band(curve, index, palette) {
    const upper = curve.points.map((point) => [point.loss, Math.min(100, point.attack + point.sd)]);
    const lower = curve.points.map((point) => [point.loss, Math.max(0, point.attack - point.sd)]).reverse();
    return {
      type: 'custom',
      name: curve.defense,
      xAxisIndex: index,
      yAxisIndex: index,
      silent: true,
      clip: true,
      data: [0],
      renderItem: (parameters, api) => ({
        type: 'polygon',
        shape: { points: upper.concat(lower).map((point) => api.coord(point)) },
        style: { fill: palette.marks[key.get(curve.defense)], opacity: 0.16 },
      }),
      z: 1,
    };
  }

  const textWidth = (text) => echarts.format.getTextRect(text, '12px sans-serif').width;

  /** A panel that ends so far from the right edge that the names behind its curves are whole. */
  function withRoom(grid, { curves }, { min, max }) {
    const widths = curves.filter((curve) => !curve.victim).map(({ defense, points }) => {
      const share = (points[points.length - 1].loss - min) / (max - min);
      return (element.clientWidth - grid.left - 12 - textWidth(defense)) / Math.max(share, 0.01);
    });
    return { ...grid, width: Math.min(grid.width, ...widths) };
  }

  /** How far down each name moves, so that it hides neither another one nor the axis; up, if most are near the axis. */
  function shifts(grid, { curves }, { min, max }) {
    const placed = [];
    const bottom = grid.top + grid.height;
    for (const { defense, points } of curves.filter((curve) => !curve.victim)) {
      const { loss, attack } = points[points.length - 1];
      const left = grid.left + grid.width * (loss - min) / (max - min);
      const at = grid.top + grid.height * (1 - attack / 100);
      placed.push({ defense, left, right: left + 12 + textWidth(defense), at, y: Math.min(at, bottom - 8) });
    }
    const mean = placed.reduce((sum, name) => sum + name.at, 0) / placed.length;
    const down = mean < bottom - grid.height / 2 ? 1 : -1;
    placed.sort((one, other) => down * (one.at - other.at));
    placed.forEach((name, index) => placed.slice(0, index).forEach((other) => {
      if (other.left < name.right && name.left < other.right) {
        name.y = down * Math.max(down * name.y, down * other.y + 14);
      }
    }));
    return new Map(placed.map(({ defense, at, y }) => [defense, y - at]));
  }

  function option() {
    const palette = {
      ink: charts.css('ink'),
      faint: charts.css('faint'),
      paper: charts.css('paper'),
      marks: symbols.map((symbol, index) => charts.css('mark-' + index)),
    };
    const all = shown();
    const place = layout(all.length);
    const range = losses(all);
    const wide = element.clientWidth;
    // Long names are left to the filter, which explains the colours.
    const named = all.length === 1 && wide > 480 && all[0].curves.every((curve) => textWidth(curve.defense) < wide / 3);
    const grids = all.map((panel, index) => named ? withRoom(place(index), panel, range) : place(index));
    return {
      title: panels.length === 1 ? [] : all.map((panel, index) => ({
        text: panel.attack,
        left: grids[index].left,
        top: grids[index].top - 36,
        padding: 0,
        textStyle: { color: palette.ink, fontSize: 13, width: grids[index].width, overflow: 'truncate' },
      })),
      grid: grids,
      tooltip: { formatter: tooltip },
      xAxis: all.map((panel, gridIndex) => charts.axis({
        gridIndex,
        name: 'clean accuracy lost, points',
        nameLocation: 'middle',
        nameGap: 26,
        axisLabel: { showMinLabel: false },
        ...range,
      })),
      yAxis: all.map((panel, gridIndex) => charts.axis({
        gridIndex,
        name: 'attack success, %',
        nameLocation: 'middle',
        nameGap: 30,
        min: 0,
        max: 100,
      })),
      series: all.flatMap((panel, index) => panel.curves.flatMap((curve) => [
        line(panel, curve, index, palette, named ? shifts(grids[index], panel, range) : new Map()),
        ...(curve.points.some((point) => point.sd > 0) ? [band(curve, index, palette)] : []),
      ])),
    };
  }

  charts.add(element, option);
  filter.addEventListener('change', charts.again);
})();
