(() => {
  'use strict';

  const trainings = JSON.parse(document.getElementById('curve-data').textContent);

  /** A chart of lines over one horizontal axis. */
  function chart(x, yAxis, series) {
    return {
      grid: { left: 56, right: yAxis.length > 1 ? 76 : 20, top: 46, bottom: 40 },
      legend: { type: 'scroll', top: 0, left: 0, itemWidth: 20, textStyle: { color: charts.css('ink') } },
      tooltip: { trigger: 'axis' },
      xAxis: charts.axis({ nameLocation: 'middle', nameGap: 24, ...x }),
      yAxis: yAxis.map(charts.axis),
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

  const colour = (index) => charts.css('mark-' + (1 + index % 7));

  function training({ steps, values }) {
    const names = Object.keys(values).filter((name) => name !== 'learning_rate');
    const points = (name) => steps.map((step, at) => [step, values[name][at]]);
    // A loss of one part is that part.
    return chart(
      { name: 'step', min: 0, max: 'dataMax', axisLabel: { showMaxLabel: false } },
      [{ name: 'loss', scale: true }, { name: 'learning rate', splitLine: { show: false }, min: 0 }],
      (names.length === 2 ? ['loss'] : names)
        .map((name, index) => line(name.replace(/^loss\./, ''), colour(index), points(name)))
        .concat(line('learning rate', charts.css('faint'), points('learning_rate'), { yAxisIndex: 1, lineStyle: { width: 1, type: 'dashed' } })),
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

  for (const part of document.querySelectorAll('[data-curve]')) {
    charts.add(part.querySelector('.curve'), () => training(trainings[part.dataset.curve]));
  }
  const table = document.querySelector('table.epochs');
  if (table) {
    charts.add(document.getElementById('epoch-curves'), () => epochs(table));
  }
})();
