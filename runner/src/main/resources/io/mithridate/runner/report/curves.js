(() => {
  'use strict';

  const trainings = JSON.parse(document.getElementById('curve-data').textContent);
  const drawn = new Map();

  const css = (name) => getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim();

  /** A chart of lines over one horizontal axis. */
  function chart(x, yAxis, series) {
    const axis = {
      type: 'value',
      nameTextStyle: { color: css('ink') },
      axisLabel: { color: css('faint'), hideOverlap: true },
      axisLine: { show: true, lineStyle: { color: css('faint') } },
      splitLine: { lineStyle: { color: css('line') } },
    };
    return {
      animation: false,
      backgroundColor: 'transparent',
      textStyle: { fontFamily: getComputedStyle(document.body).fontFamily },
      grid: { left: 56, right: yAxis.length > 1 ? 76 : 20, top: 46, bottom: 40 },
      legend: { type: 'scroll', top: 0, left: 0, itemWidth: 20, textStyle: { color: css('ink') } },
      tooltip: {
        trigger: 'axis',
        renderMode: 'richText',
        confine: true,
        backgroundColor: css('paper'),
        borderColor: css('line'),
        textStyle: { color: css('ink') },
      },
      xAxis: { ...axis, nameLocation: 'middle', nameGap: 24, ...x },
      yAxis: yAxis.map((each) => ({ ...axis, ...each })),
      series,
    };
  }

  const line = (name, paint, data, more) => ({
    type: 'line',
    name,
    symbol: 'none',
    itemStyle: { color: paint },
    data,
    ...more,
    lineStyle: { color: paint, width: 2, ...(more || {}).lineStyle },
  });

  const colour = (index) => css('mark-' + (1 + index % 7));

  function training({ steps, values }) {
    const names = Object.keys(values).filter((name) => name !== 'learning_rate');
    const points = (name) => steps.map((step, at) => [step, values[name][at]]);
    // A loss of one part is that part.
    return chart(
      { name: 'step', min: 0, max: 'dataMax', axisLabel: { color: css('faint'), showMaxLabel: false } },
      [{ name: 'loss', scale: true }, { name: 'learning rate', splitLine: { show: false }, min: 0 }],
      (names.length === 2 ? ['loss'] : names)
        .map((name, index) => line(name.replace(/^loss\./, ''), colour(index), points(name)))
        .concat(line('learning rate', css('faint'), points('learning_rate'), { yAxisIndex: 1, lineStyle: { width: 1, type: 'dashed' } })),
    );
  }

  /** Attack success of each stage over its epochs, of the table below it. */
  function epochs(table) {
    const series = new Map();
    [...table.tHead.rows[0].cells].forEach((head, column) => {
      if (head.textContent.startsWith('attack success')) {
        for (const { cells } of table.tBodies[0].rows) {
          const value = parseFloat(cells[column].textContent);
          const name = cells[0].textContent + head.textContent.replace(/^attack success|, %$/g, '');
          if (!isNaN(value)) {
            series.set(name, [...(series.get(name) || []), [Number(cells[1].textContent), value]]);
          }
        }
      }
    });
    return chart(
      { name: 'epoch', minInterval: 1, max: 'dataMax' },
      [{ name: 'attack success, %', min: 0, max: 100 }],
      [...series].map(([name, points], index) => line(name, colour(index), points, { symbol: 'circle', symbolSize: 6 })),
    );
  }

  function draw(element, option) {
    const made = drawn.get(element) || { chart: echarts.init(element, null, { renderer: 'svg' }), option };
    drawn.set(element, made);
    made.chart.resize();
    made.chart.setOption(option(), true);
  }

  for (const part of document.querySelectorAll('[data-curve]')) {
    part.addEventListener('toggle', () => {
      if (part.open) {
        draw(part.querySelector('.curve'), () => training(trainings[part.dataset.curve]));
      }
    });
  }
  const table = document.querySelector('table.epochs');
  if (table) {
    draw(document.getElementById('epoch-curves'), () => epochs(table));
  }
  const again = () => drawn.forEach(({ option }, element) => draw(element, option));
  addEventListener('resize', again);
  for (const query of ['(prefers-color-scheme: dark)', 'print']) {
    matchMedia(query).addEventListener('change', again);
  }
})();
