import type { Diagnosis, DiagnosisRequestRequest, Difference, Pathology } from '../../../api/models';
import { type DiagnosisModel, diagnosisBody, diagnosisModel } from '../dossier/diagnosis-model';

type Measured = Pick<Pathology, 'p16_percent' | 'pdl1_cps'>;

/** The diagnosis with one fact as the report states it, and the measure behind it: an older one would contradict it. */
export function takenOver(
  known: Diagnosis,
  { field, report: stated }: Difference,
  report: Measured,
): DiagnosisRequestRequest {
  return diagnosisBody({ ...diagnosisModel(known), [field]: stated, ...measureOf(field, report) });
}

function measureOf(field: string, report: Measured): Partial<DiagnosisModel> {
  if (field === 'p16_status') return { p16_percent: report.p16_percent };
  if (field === 'pdl1_cps') return { pdl1_cps_score: report.pdl1_cps };
  return {};
}
