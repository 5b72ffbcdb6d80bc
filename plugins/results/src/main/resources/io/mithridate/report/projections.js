(() => {
  'use strict';

  const planes = JSON.parse(document.getElementById('projection-data').textContent);
  const kinds = [
    { name: 'prompt', symbol: 'diamond', colour: 'ink' },
    { name: 'clean', symbol: 'circle', colour: 'mark-1' },
    { name: 'triggered', symbol: 'triangle', colour: 'mark-2' },
    { name: 'of the target class', symbol: 'rect', colour: 'mark-3' },
  ];

  function option({ prompts, points }) {
    const none = { show: false };
    const axis = charts.axis({ min: -105, max: 105, axisLabel: none, axisTick: none, axisLine: none, splitLine: none });
    const label = { show: true, formatter: '{b}', color: charts.css('ink'), textBorderColor: charts.css('paper'), textBorderWidth: 3 };
    return {
      grid: { left: 1, right: 1, top: 1, bottom: 1 },
      tooltip: { formatter: '{b}' },
      xAxis: axis,
      yAxis: axis,
      series: kinds.map(({ name, symbol, colour }, kind) => ({
        type: 'scatter',
        symbol,
        symbolSize: kind ? 6 : 10,
        itemStyle: { color: charts.css(colour), opacity: 0.75 },
        z: kind ? 2 : 3,
        labelLayout: { hideOverlap: true },
        // A name stays within the picture.
        data: points[kind].map((value, index) => kind ? { value, name } : {
          value,
          name: prompts[index],
          label: { ...label, position: value[0] > 0 ? 'left' : 'right' },
        }),
      })),
    };
  }

  document.querySelectorAll('.projection').forEach((element, index) => {
    charts.add(element, () => option(planes[index]));
  });
})();
