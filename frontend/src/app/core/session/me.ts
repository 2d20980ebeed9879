export type Role = 'administrator' | 'coordinator' | 'physician' | 'observer' | 'patient';

export interface Me {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly roles: readonly Role[];
}
