/** pdf.js ships its worker without types; all that is done with it is to hand it on. */
declare module "pdfjs-dist/build/pdf.worker.mjs";
