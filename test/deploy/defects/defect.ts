import type { Scene } from '../journeys/scene.ts';

/** Something that AWS does and the engine does not. */
export interface Defect {
  /** Its heading in docs/second-opinion.md, where it says what covers it instead. */
  readonly heading: string;
  /** Whether the engine shows it, as far as one can see it from outside. */
  seen(scene: Scene): Promise<boolean>;
}
