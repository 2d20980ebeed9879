// The bundler serves browsers and knows no files; the test runner's Node does.
const files = process.getBuiltinModule('node:fs');
const read = (name: string) => JSON.parse(files.readFileSync(name, 'utf8')) as Record<string, unknown>;

describe('the parts of pdf.js', () => {
  it('are served under the version that the code asks for', () => {
    const { dependencies } = read('package.json') as { dependencies: Record<string, string> };
    expect(JSON.stringify(read('angular.json'))).toContain(`"pdfjs/${dependencies['pdfjs-dist']}"`);
  });
});
