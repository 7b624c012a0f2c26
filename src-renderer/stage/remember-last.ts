/**
 * The same function, which gives its last answer again as long as it is asked with the same things. For long lists of
 * what everybody may see: the last answer is kept until the next.
 */
export function rememberLast<Question extends readonly unknown[], Answer>(
  answer: (...question: Question) => Answer,
): (...question: Question) => Answer {
  let last: { question: Question; answer: Answer } | undefined;
  return (...question) => {
    if (!last?.question.every((thing, index) => Object.is(thing, question[index])))
      last = { question, answer: answer(...question) };
    return last.answer;
  };
}
