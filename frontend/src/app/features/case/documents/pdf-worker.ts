// A worker of its own file, so that the policy for scripts stays strict.
import 'pdfjs-dist/build/pdf.worker.min.mjs';
