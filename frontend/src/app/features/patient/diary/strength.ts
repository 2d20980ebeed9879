/** The usual reading of a 0–10 symptom scale. */
export type Strength = 'none' | 'mild' | 'moderate' | 'strong' | 'worst';

export const worstScore = 10;

export function strengthOf(score: number): Strength {
  if (score <= 0) return 'none';
  if (score <= 3) return 'mild';
  if (score <= 6) return 'moderate';
  return score < worstScore ? 'strong' : 'worst';
}
