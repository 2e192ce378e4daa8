import {
  CloudFormationClient,
  CloudFormationServiceException,
  GetTemplateCommand,
} from '@aws-sdk/client-cloudformation';
import { Template } from './dangers.ts';

/** Of a stack that was looked at with `cdk diff` and not deployed, there is a name and nothing in it. */
const isOnlyAName = (template: unknown): boolean =>
  typeof template === 'object' && template !== null && !('Resources' in template);

/** The template with which a stack was deployed last; nothing when there is no such stack yet. */
export const existingTemplate = async (stack: string, region: string): Promise<Template | undefined> => {
  const client = new CloudFormationClient({ region });
  try {
    const { TemplateBody = '' } = await client.send(
      new GetTemplateCommand({ StackName: stack, TemplateStage: 'Original' }),
    );
    const template: unknown = JSON.parse(TemplateBody === '' ? '{}' : TemplateBody);
    return isOnlyAName(template) ? undefined : Template.parse(template);
  } catch (error) {
    const isNew = error instanceof CloudFormationServiceException && error.message.includes('does not exist');
    if (isNew) return undefined;
    throw error;
  } finally {
    client.destroy();
  }
};
