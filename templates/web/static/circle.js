// Draws the circle of a customer from the data beside its place. Without script the table below says the same.
"use strict";
(() => {
  const place = document.getElementById("circle-graph");
  if (!place || !window.echarts) return;
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue(name).trim();
  const { nodes, edges, categories } = JSON.parse(place.dataset.graph);
  const grades = { A: "--good", B: "--good", C: "--warning", D: "--warning", E: "--error" };
  const fill = (node) => (node.kind === "customer" ? colour(grades[node.grade] || "--ink-soft") : colour("--line-strong"));
  const largest = Math.max(1, ...nodes.map((node) => node.weight || 0));
  place.hidden = false;
  const chart = window.echarts.init(place, null, { renderer: "svg" });
  chart.setOption({
    animation: !window.matchMedia("(prefers-reduced-motion: reduce)").matches,
    aria: { enabled: true, label: { description: place.dataset.label } },
    tooltip: { formatter: (item) => window.echarts.format.encodeHTML(item.data.says || "") },
    series: [{
      type: "graph",
      layout: "force",
      roam: true,
      draggable: true,
      force: { repulsion: 500, gravity: 0.15, edgeLength: [70, 130], layoutAnimation: false },
      categories: categories.map((name) => ({ name })),
      label: { show: true, position: "bottom", color: colour("--ink"), fontSize: 12, width: 130, overflow: "truncate" },
      lineStyle: { color: colour("--line-strong"), width: 1.5 },
      data: nodes.map((node) => ({
        id: node.id, name: node.name, says: node.says, link: node.link,
        symbol: node.kind === "customer" ? "circle" : "roundRect",
        symbolSize: node.kind === "customer" ? 18 + 26 * Math.sqrt((node.weight || 0) / largest) : 11,
        itemStyle: { color: fill(node), borderColor: colour("--ink"), borderWidth: node.centre ? 3 : 0 },
      })),
      edges: edges.map((edge) => ({
        source: edge.source, target: edge.target, says: edge.says,
        lineStyle: edge.sure ? {} : { type: "dashed" },
      })),
    }],
  });
  chart.on("click", (item) => { if (item.data.link) window.location.assign(item.data.link); });
  window.addEventListener("resize", () => chart.resize());
})();
