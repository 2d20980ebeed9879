declare module '*.scss' {
  const source: string;
  export default source;
}
