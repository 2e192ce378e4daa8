import {
  CloudFormationClient,
  CloudFormationServiceException,
  GetTemplateCommand,
} from '@aws-sdk/client-cloudformation';
import { Template } from './dangers.ts';

/** The template with which a stack was deployed last; nothing when there is no such stack yet. */
export const standingTemplate = async (stack: string, region: string): Promise<Template | undefined> => {
  const client = new CloudFormationClient({ region });
  try {
    const { TemplateBody = '' } = await client.send(
      new GetTemplateCommand({ StackName: stack, TemplateStage: 'Original' }),
    );
    return Template.parse(JSON.parse(TemplateBody));
  } catch (error) {
    const isNew = error instanceof CloudFormationServiceException && error.message.includes('does not exist');
    if (isNew) return undefined;
    throw error;
  } finally {
    client.destroy();
  }
};
