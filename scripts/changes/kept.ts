/** Types that hold something, or are known by something, outside of our templates; and what is lost with one. */
export const kept: Readonly<Record<string, string>> = {
  'AWS::ApiGatewayV2::Api': 'its address, which every phone knows',
  'AWS::Cognito::UserPool': 'the accounts of the staff',
  'AWS::DynamoDB::GlobalTable': 'every record',
  'AWS::Events::Archive': 'the events that could be replayed',
  'AWS::KMS::Key': 'the key of all records, files and logs',
  'AWS::Logs::LogGroup': 'the way from a function to its earlier log',
  'AWS::S3::Bucket': 'files that people added to their cases, or the log of who fetched them',
  'AWS::SQS::Queue': 'messages that wait in it',
};
