import { doorstepApp } from './doorstep-app.ts';
import { settingsFrom } from './stages.ts';

doorstepApp(settingsFrom(process.env)).synth();
