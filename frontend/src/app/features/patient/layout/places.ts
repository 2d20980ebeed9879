import type { IconName } from '../../../shared/icon/icons';

export interface Place {
  /** Also the name of its texts: `patient.<key>.title` and `.summary`. */
  readonly key: string;
  readonly link: string;
  readonly icon: IconName;
}

export const recordPlaces: readonly Place[] = [
  { key: 'exams', link: '/patient/exams', icon: 'labs' },
  { key: 'team', link: '/patient/team', icon: 'group' },
  { key: 'facilities', link: '/patient/facilities', icon: 'domain' },
  { key: 'messages', link: '/patient/messages', icon: 'forum' },
  { key: 'diary', link: '/patient/diary', icon: 'vital_signs' },
  { key: 'priorities', link: '/patient/priorities', icon: 'star' },
  { key: 'accesses', link: '/patient/accesses', icon: 'visibility' },
];

export const morePlaces: readonly Place[] = [
  { key: 'facilities', link: '/patient/facilities', icon: 'domain' },
  { key: 'diary', link: '/patient/diary', icon: 'vital_signs' },
  { key: 'priorities', link: '/patient/priorities', icon: 'star' },
  { key: 'accesses', link: '/patient/accesses', icon: 'visibility' },
  { key: 'reminders', link: '/patient/reminders', icon: 'event' },
  { key: 'privacy', link: '/patient/privacy', icon: 'shield' },
  { key: 'account', link: '/patient/account', icon: 'key' },
];
