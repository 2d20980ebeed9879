import type { PhysicianEditRequest, Profile, User, UserAddRequest } from '../../../api/models';

export interface ProfileModel {
  title: string;
  specialty: string;
  facility: string;
  register_number: string;
  register_province: string;
  phone: string;
}

/** An account as its form holds it; names as the API's, so that its refusals find their fields. */
export interface UserModel {
  email: string;
  given_name: string;
  family_name: string;
  is_administrator: boolean;
  isPhysician: boolean;
  physician: ProfileModel;
}

export function userModel(user: User | undefined): UserModel {
  return {
    email: user?.email ?? '',
    given_name: user?.given_name ?? '',
    family_name: user?.family_name ?? '',
    is_administrator: user?.is_administrator ?? false,
    isPhysician: user ? user.physician !== null : true,
    physician: profileModel(user?.physician ?? undefined),
  };
}

function profileModel(profile: Profile | undefined): ProfileModel {
  return {
    title: profile?.title ?? '',
    specialty: profile?.specialty ?? '',
    facility: profile?.facility.id ?? '',
    register_number: profile?.register_number ?? '',
    register_province: profile?.register_province ?? '',
    phone: profile?.phone ?? '',
  };
}

export function profileBody({ physician, isPhysician }: UserModel): PhysicianEditRequest | null {
  if (!isPhysician) return null;
  return { ...physician, register_province: physician.register_province.trim().toUpperCase() };
}

export function userBody(model: UserModel): UserAddRequest {
  const { email, given_name, family_name, is_administrator } = model;
  return { email: email.trim(), given_name, family_name, is_administrator, physician: profileBody(model) };
}
