import type { IconName } from '../../../shared/icon/icons';

export interface Topic {
  readonly key: string;
  readonly icon: IconName;
  /** Where the thing can be read. */
  readonly section: string;
  /** What its kinds begin with, up to the dot. */
  readonly nouns: readonly string[];
}

/** What happens in a case, gathered as people think of it. */
export const topics: readonly Topic[] = [
  {
    key: 'dossier',
    icon: 'summarize',
    section: 'summary',
    nouns: ['case', 'diagnosis', 'staging', 'assessment', 'item', 'clearance', 'explanation', 'emergency'],
  },
  {
    key: 'people',
    icon: 'group',
    section: 'participants',
    nouns: ['participant', 'lead', 'invitation'],
  },
  { key: 'discussion', icon: 'forum', section: 'discussion', nouns: ['message', 'question'] },
  { key: 'imaging', icon: 'radiology', section: 'imaging', nouns: ['study'] },
  { key: 'laboratory', icon: 'labs', section: 'laboratory', nouns: ['observation', 'laboratory_import'] },
  { key: 'pathology', icon: 'biotech', section: 'pathology', nouns: ['pathology'] },
  { key: 'documents', icon: 'description', section: 'documents', nouns: ['document'] },
  {
    key: 'vote',
    icon: 'how_to_vote',
    section: 'vote',
    nouns: ['option', 'investigation', 'round', 'ballot'],
  },
  { key: 'decision', icon: 'gavel', section: 'decision', nouns: ['decision'] },
  {
    key: 'care',
    icon: 'medication',
    section: 'care',
    nouns: ['action', 'treatment', 'outcome', 'visit'],
  },
  {
    key: 'patient',
    icon: 'person',
    section: 'patient',
    nouns: ['priorities', 'consent', 'patient', 'credentials'],
  },
];

const other: Topic = { key: 'dossier', icon: 'circle', section: 'timeline', nouns: [] };

export function topicOf(kind: string): Topic {
  const [noun = ''] = kind.split('.');
  return topics.find(({ nouns }) => nouns.includes(noun)) ?? other;
}
