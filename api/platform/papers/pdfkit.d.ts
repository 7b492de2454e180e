/** What pdfkit 0.20 takes and its published types do not know yet. */
declare namespace PDFKit.Mixins {
  interface StructureElementOptions {
    /** Left, top, right, bottom of a figure, in points from above. */
    bbox?: [number, number, number, number];
    /** Of which cells a head tells. */
    scope?: 'Column' | 'Row' | 'Both';
  }
  interface AnnotationOption {
    structParent?: PDFKit.PDFStructureElement;
  }
}
