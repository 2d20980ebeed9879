import { DestroyRef, Injectable, inject } from '@angular/core';
import { Router } from '@angular/router';

import { Api } from '../../api/api';
import { casesList } from '../../api/functions';
import type { CaseRow } from '../../api/models';
import { type Command, Commands } from '../../core/commands/commands';
import { Session } from '../../core/session/session';
import { shortIdentity } from '../case-labels/identity';
import { tnmText } from '../case-labels/tnm';
import { Vocabularies } from '../vocabulary/vocabularies';

const shortest = 2;
const mostFound = 8;

/** Finds cases from the palette, wherever the reader is; what is found shows initials, never a name. */
@Injectable({ providedIn: 'root' })
export class CaseSearch {
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  private readonly commands = inject(Commands);
  private readonly vocabularies = inject(Vocabularies);

  offer(destroyRef: DestroyRef): void {
    this.commands.addSearch((query) => this.find(query.trim()), destroyRef);
  }

  private async find(search: string): Promise<readonly Command[]> {
    if (search.length < shortest || !this.session.hasRole('physician')) return [];
    const [{ results }] = await Promise.all([
      this.api.invoke(casesList, { search, page_size: mostFound }),
      this.vocabularies.load('topography'),
    ]);
    return results.map((row) => this.command(row));
  }

  private command({ id, patient, diagnosis, staging }: CaseRow): Command {
    const site = diagnosis && this.vocabularies.label('topography', diagnosis.topography);
    return {
      id: `found:${id}`,
      label: [shortIdentity(patient), site].filter(Boolean).join(' · '),
      ...(staging ? { hint: tnmText(staging, '') } : {}),
      icon: 'folder_open',
      run: () => void this.router.navigate(['/cases', id]),
    };
  }
}
