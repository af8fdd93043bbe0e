import { BoardSkeleton } from './board-skeleton';

export default BoardSkeleton;
