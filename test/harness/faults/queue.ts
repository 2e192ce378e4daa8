import type { SQSBatchResponse } from 'aws-lambda';

/** A batch that a consumer took whole; a message that it handed back comes again. */
export const handedOver = async (answer: Promise<SQSBatchResponse>): Promise<void> => {
  const { batchItemFailures } = await answer;
  if (batchItemFailures.length > 0) throw new Error('A message was handed back.');
};
