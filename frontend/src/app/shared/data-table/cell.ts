import { Directive, TemplateRef, inject, input } from '@angular/core';

interface CellContext<Row> {
  readonly $implicit: Row;
}

/** `<ng-template noccCell="state" [noccCellOf]="rows()" let-row>`: how a column draws its cells. */
@Directive({ selector: 'ng-template[noccCell]' })
export class Cell<Row> {
  readonly template = inject<TemplateRef<CellContext<Row>>>(TemplateRef);
  readonly noccCell = input.required<string>();
  /** Only types `row` in the template. */
  readonly noccCellOf = input<readonly Row[]>();

  static ngTemplateContextGuard<Row>(_cell: Cell<Row>, context: unknown): context is CellContext<Row> {
    return !!context;
  }
}
