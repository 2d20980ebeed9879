import type { Facility, FacilityWriteRequest, OpeningHours } from '../../../api/models';

/** A facility as its form holds it: coordinates are what was typed. */
export interface FacilityModel {
  name: string;
  address: string;
  postcode: string;
  city: string;
  province: string;
  phone: string;
  email: string;
  website: string;
  latitude: string;
  longitude: string;
  opening_hours: readonly OpeningHours[];
  is_active: boolean;
}

const empty: FacilityModel = {
  name: '',
  address: '',
  postcode: '',
  city: '',
  province: '',
  phone: '',
  email: '',
  website: '',
  latitude: '',
  longitude: '',
  opening_hours: [],
  is_active: true,
};

export function facilityModel(facility: Facility | undefined): FacilityModel {
  if (!facility) return empty;
  const { name, address, postcode, city, province, phone, email, website } = facility;
  return {
    ...{ name, address, postcode, city, province, phone, email, website },
    latitude: coordinateText(facility.latitude),
    longitude: coordinateText(facility.longitude),
    opening_hours: facility.opening_hours,
    is_active: facility.is_active,
  };
}

export function facilityBody(model: FacilityModel): FacilityWriteRequest {
  return {
    ...model,
    province: model.province.trim().toUpperCase(),
    latitude: coordinate(model.latitude),
    longitude: coordinate(model.longitude),
    opening_hours: [...model.opening_hours],
  };
}

function coordinateText(degrees: number | null): string {
  return degrees === null ? '' : `${degrees}`;
}

/** Five decimals are a metre; an Italian comma is a point. */
function coordinate(text: string): string | null {
  const typed = text.trim().replace(',', '.');
  return typed ? Number(typed).toFixed(5) : null;
}
