/**
 * What an employer may not ask (채용절차법 제4조의3: 용모·키·체중, 출신지역·혼인 여부·재산, 직계존비속과 형제자매의 학력·직업·재산)
 * and what this product never asks besides: age, children, religion, health, military exemption, pay.
 */
const TOPICS =
  /(나이가|몇 살|연세|결혼|혼인|남자친구|여자친구|애인|출산|임신|육아 계획|자녀|부모님|아버지|어머니|형제|자매|가족|고향|출신 ?지역|종교|재산|체중|몸무게|키가 몇|외모|용모|군 면제|병역 면제|건강 상태|질병|연봉|급여|희망 처우|how old|marri(?:ed|age)|children|pregnan|religion|hometown|salary)/iu;

/** The topic word found, or null. */
export function forbiddenTopic(text: string): string | null {
  return TOPICS.exec(text)?.[0] ?? null;
}
