/** Work of many steps by the moment at which somebody has to see whether it was finished. */
export const unfinishedPartition = () => 'UNFINISHED';
