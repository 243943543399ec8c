import type { Answer, LookupTable } from './lookupTable.ts';

/** Each result is the key for the next table; without one there is none at all (dict_pipe(3)). */
export function openPipe(parts: readonly LookupTable[]): (key: string) => Answer {
  return (key) => {
    let answer: Answer;
    let query = key;
    for (const part of parts) {
      answer = part.lookUp(query);
      if (answer?.kind !== 'found') return answer;
      query = answer.value;
    }
    return answer;
  };
}

/** The results of all tables that have one, with commas between (dict_union(3)). */
export function openUnion(parts: readonly LookupTable[]): (key: string) => Answer {
  return (key) => {
    const values: string[] = [];
    let first: Answer;
    for (const part of parts) {
      const answer = part.lookUp(key);
      if (answer?.kind === 'depends') return answer;
      if (!answer) continue;
      first ??= answer;
      values.push(answer.value);
    }
    return first && { ...first, value: values.join(',') };
  };
}
