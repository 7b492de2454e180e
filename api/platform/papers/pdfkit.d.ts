/** What pdfkit 0.20 supports and its published types lack. */
declare namespace PDFKit.Mixins {
  interface StructureElementOptions {
    /** Left, top, right, bottom of a figure, in points from the top. */
    bbox?: [number, number, number, number];
    /** The cells a head refers to. */
    scope?: 'Column' | 'Row' | 'Both';
  }
  interface AnnotationOption {
    structParent?: PDFKit.PDFStructureElement;
  }
}
