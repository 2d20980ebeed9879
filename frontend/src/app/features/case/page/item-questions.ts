import type { Question } from '../../../shared/confirm/confirm';

/** Asked before an item is shown to the patient ahead of its time. */
export const releaseQuestion: Question = {
  title: 'case.release.title',
  text: 'case.release.text',
  action: 'case.release.action',
};

/** Asked before an item that was wrong is taken away from everybody. */
export const withdrawQuestion: Question = {
  title: 'case.withdraw.title',
  text: 'case.withdraw.text',
  action: 'case.withdraw.action',
  isDestructive: true,
};
