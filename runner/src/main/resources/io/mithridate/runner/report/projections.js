(() => {
  'use strict';

  const planes = JSON.parse(document.getElementById('projection-data').textContent);
  const kinds = [
    { name: 'clean', symbol: 'circle', colour: 'mark-1' },
    { name: 'triggered', symbol: 'triangle', colour: 'mark-2' },
    { name: 'ofTarget', symbol: 'rect', colour: 'mark-3' },
  ];

  function option({ prompts, ...points }) {
    const none = { show: false };
    const axis = charts.axis({ min: -105, max: 105, axisLabel: none, axisTick: none, axisLine: none, splitLine: none });
    return {
      grid: { left: 1, right: 1, top: 1, bottom: 1 },
      tooltip: { formatter: ({ data }) => data.title },
      xAxis: axis,
      yAxis: axis,
      series: kinds.map(({ name, symbol, colour }) => ({
        type: 'scatter',
        symbol,
        symbolSize: 6,
        itemStyle: { color: charts.css(colour), opacity: 0.75 },
        data: points[name].map((value) => ({ value, title: name === 'ofTarget' ? 'of the target class' : name })),
      })).concat({
        type: 'scatter',
        symbol: 'diamond',
        symbolSize: 10,
        itemStyle: { color: charts.css('ink') },
        label: {
          show: true,
          formatter: ({ data }) => data.title,
          color: charts.css('ink'),
          textBorderColor: charts.css('paper'),
          textBorderWidth: 3,
        },
        labelLayout: { hideOverlap: true },
        // A name stays within the picture.
        data: prompts.map(({ name, at }) => ({ value: at, title: name, label: { position: at[0] > 0 ? 'left' : 'right' } })),
      }),
    };
  }

  document.querySelectorAll('.projection').forEach((element, index) => {
    charts.add(element, () => option(planes[index]));
  });
})();
