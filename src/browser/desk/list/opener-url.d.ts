// What the build makes of a worker's script: its address.
declare module '*?worker&url' {
  const url: string;
  export default url;
}
