import type { EChartsCoreOption } from 'echarts/core';

import type { Observation } from '../../../api/models';
import { isOutOfRange, valueText } from './test-series';
import { localeOf } from '../../../shared/moment/time-words';

/** Colours of the theme at hand, resolved: a drawing knows no custom properties. */
export interface TrendColours {
  readonly line: string;
  readonly ink: string;
  readonly grid: string;
  readonly band: string;
  readonly out: string;
  readonly raised: string;
}

export interface TrendWords {
  readonly language: string;
  readonly unit: string;
  /** What the drawing shows, for who does not see it. */
  readonly description: string;
  readonly flagOf: (value: Observation) => string;
}

/** The course of one test, oldest to newest, over the range of its newest value; what lies outside has its own mark. */
export function trendOptions(
  values: readonly Observation[],
  colours: TrendColours,
  words: TrendWords,
): EChartsCoreOption {
  const inOrder = values.toReversed();
  const [newest] = values;
  const low = newest?.reference_low ?? null;
  const high = newest?.reference_high ?? null;
  const shown = [...values.map(({ value }) => value), ...[low, high].filter((limit) => limit !== null)];
  return {
    animation: false,
    aria: { enabled: true, label: { description: words.description } },
    textStyle: { fontFamily: 'inherit', color: colours.ink },
    grid: { left: 8, right: 16, top: 12, bottom: 8, containLabel: true },
    tooltip: tooltip(colours, words),
    xAxis: timeAxis(colours, words),
    yAxis: valueAxis(shown, colours, words),
    series: [
      {
        type: 'line',
        showSymbol: true,
        lineStyle: { color: colours.line, width: 2 },
        data: inOrder.map((value) => point(value, inOrder.length, colours)),
        markArea: band(low, high, colours),
      },
    ],
  };
}

function timeAxis({ ink, grid }: TrendColours, { language }: TrendWords) {
  return {
    type: 'time',
    axisLine: { lineStyle: { color: grid } },
    axisLabel: { color: ink, hideOverlap: true, formatter: (at: number) => dayText(at, language) },
  };
}

function valueAxis(shown: readonly number[], { ink, grid }: TrendColours, { language }: TrendWords) {
  return {
    type: 'value',
    scale: true,
    min: floor(Math.min(...shown)),
    max: ceiling(Math.max(...shown)),
    axisLabel: { color: ink, formatter: (value: number) => valueText(value, null, language) },
    splitLine: { lineStyle: { color: grid } },
  };
}

const manyPoints = 120;

function point(value: Observation, count: number, colours: TrendColours) {
  const isOut = isOutOfRange(value);
  const size = count > manyPoints ? 3 : 7;
  return {
    value: [value.taken_at, value.value],
    observation: value,
    symbol: isOut ? 'triangle' : 'circle',
    symbolRotate: value.flag === 'low' ? 180 : 0,
    symbolSize: isOut ? size + 3 : size,
    itemStyle: { color: isOut ? colours.out : colours.line },
  };
}

function band(low: number | null, high: number | null, { band: color }: TrendColours) {
  if (low === null && high === null) return undefined;
  return {
    silent: true,
    itemStyle: { color },
    data: [[{ yAxis: low ?? 'min' }, { yAxis: high ?? 'max' }]],
  };
}

function tooltip(colours: TrendColours, { language, unit, flagOf }: TrendWords) {
  return {
    trigger: 'item',
    // Text, not markup: nothing of a laboratory's is ever read as HTML.
    renderMode: 'richText',
    backgroundColor: colours.raised,
    borderColor: colours.grid,
    textStyle: { color: colours.ink, fontSize: 12 },
    formatter: ({ data }: { data: { observation: Observation } }) => {
      const { observation } = data;
      const text = `${valueText(observation.value, observation.comparator, language)} ${unit}`;
      return [dayText(observation.taken_at, language), text, flagOf(observation)].filter(Boolean).join('\n');
    },
  };
}

const dayText = (at: number | string, language: string) =>
  new Intl.DateTimeFormat(localeOf(language), { day: 'numeric', month: 'short', year: '2-digit' }).format(
    new Date(at),
  );

const step = (value: number) => 10 ** Math.floor(Math.log10(Math.abs(value) || 1)) / 5;
const floor = (value: number) =>
  Math.max(0, Math.floor((value - step(value) / 2) / step(value)) * step(value));
const ceiling = (value: number) => Math.ceil((value + step(value) / 2) / step(value)) * step(value);
