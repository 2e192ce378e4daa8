import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  HttpMethods,
  type IBucket,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';

/** What was uploaded and never kept, or has been kept since: it still says where it was taken. */
const UPLOADS_KEPT = Duration.days(1);

/** A deleted attachment must be gone soon for good, yet a mistake of yesterday can be undone. */
const DELETED_KEPT = Duration.days(7);

interface BucketOptions {
  readonly key: IKey;
  /** Web origins whose pages send files here by presigned form. */
  readonly origins: readonly string[];
  readonly logDays: number;
}

const accessLogs = (scope: Construct, logDays: number): Bucket =>
  new Bucket(scope, 'AttachmentAccess', {
    // The service that writes access logs cannot use a customer's key.
    encryption: BucketEncryption.S3_MANAGED,
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
    enforceSSL: true,
    removalPolicy: RemovalPolicy.RETAIN,
    lifecycleRules: [{ expiration: Duration.days(logDays) }],
  });

/** Files that people add to their cases: private, by our own key, over TLS, every access logged. */
export const attachmentBucket = (scope: Construct, { key, origins, logDays }: BucketOptions): Bucket =>
  new Bucket(scope, 'Attachments', {
    encryption: BucketEncryption.KMS,
    encryptionKey: key,
    bucketKeyEnabled: true,
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
    enforceSSL: true,
    minimumTLSVersion: 1.2,
    versioned: true,
    removalPolicy: RemovalPolicy.RETAIN,
    // CDK's own types disagree under exactOptionalPropertyTypes.
    serverAccessLogsBucket: accessLogs(scope, logDays) as IBucket,
    lifecycleRules: [
      { noncurrentVersionExpiration: DELETED_KEPT, abortIncompleteMultipartUploadAfter: Duration.days(1) },
      { expiredObjectDeleteMarker: true },
      { prefix: 'uploads/', expiration: UPLOADS_KEPT, noncurrentVersionExpiration: UPLOADS_KEPT },
    ],
    ...(origins.length === 0
      ? {}
      : {
          cors: [
            {
              allowedMethods: [HttpMethods.POST, HttpMethods.GET],
              allowedOrigins: [...origins],
              maxAge: 600,
            },
          ],
        }),
  });
