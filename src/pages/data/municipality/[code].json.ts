// One municipality for another site: whom to call, in order.
import type { MunicipalityFile } from '#domain/api/municipality-file';
import { municipalityFiles } from '../../../open-data.ts';

export const getStaticPaths = async () => (await municipalityFiles()).map(({ code, file }) => ({ params: { code }, props: { file } }));

export const GET = ({ props }: { props: { file: MunicipalityFile } }): Response => Response.json(props.file);
