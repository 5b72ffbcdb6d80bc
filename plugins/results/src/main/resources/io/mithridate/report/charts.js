/** What the pictures of a page have in common: colours, axes, and when they are drawn again. */
const charts = (() => {
  'use strict';

  const drawn = new Map();
  const css = (name) => getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim();

  function axis(more) {
    return {
      type: 'value',
      nameTextStyle: { color: css('ink'), fontSize: 12 },
      axisLine: { show: true, lineStyle: { color: css('faint') } },
      splitLine: { lineStyle: { color: css('line') } },
      ...more,
      axisLabel: { color: css('faint'), hideOverlap: true, formatter: (value) => String(value).replace('-', '−'), ...more.axisLabel },
    };
  }

  function draw(element) {
    if (!element.clientWidth) {
      return;
    }
    const { chart, option } = drawn.get(element);
    const made = option();
    chart.resize();
    chart.setOption({
      animation: false,
      backgroundColor: 'transparent',
      textStyle: { fontFamily: getComputedStyle(document.body).fontFamily },
      ...made,
      tooltip: {
        renderMode: 'richText',
        confine: true,
        backgroundColor: css('paper'),
        borderColor: css('line'),
        textStyle: { color: css('ink') },
        ...made.tooltip,
      },
    }, true);
  }

  /** Draws what the option returns as soon as the element is to be seen, and again whenever its width changes. */
  function add(element, option) {
    let width = 0;
    function update() {
      if (element.clientWidth !== width) {
        width = element.clientWidth;
        if (width && !drawn.has(element)) {
          drawn.set(element, { chart: echarts.init(element, null, { renderer: 'svg' }), option });
        }
        draw(element);
      }
    }
    if (!element.closest('details:not([open])')) {
      update();
    }
    new ResizeObserver(() => requestAnimationFrame(update)).observe(element);
  }

  const again = () => drawn.forEach((chart, element) => draw(element));
  for (const query of ['(prefers-color-scheme: dark)', 'print']) {
    matchMedia(query).addEventListener('change', again);
  }
  return { add, again, axis, css };
})();
