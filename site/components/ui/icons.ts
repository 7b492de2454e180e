import Accessibility from '@lucide/astro/icons/accessibility';
import Archive from '@lucide/astro/icons/archive';
import ArrowLeft from '@lucide/astro/icons/arrow-left';
import ArrowRight from '@lucide/astro/icons/arrow-right';
import ArrowUpDown from '@lucide/astro/icons/arrow-up-down';
import Award from '@lucide/astro/icons/award';
import BadgeCheck from '@lucide/astro/icons/badge-check';
import Bell from '@lucide/astro/icons/bell';
import BookOpen from '@lucide/astro/icons/book-open';
import Bookmark from '@lucide/astro/icons/bookmark';
import BookmarkCheck from '@lucide/astro/icons/bookmark-check';
import Calendar from '@lucide/astro/icons/calendar';
import Check from '@lucide/astro/icons/check';
import ChevronDown from '@lucide/astro/icons/chevron-down';
import ChevronLeft from '@lucide/astro/icons/chevron-left';
import ChevronRight from '@lucide/astro/icons/chevron-right';
import ChevronUp from '@lucide/astro/icons/chevron-up';
import CircleCheck from '@lucide/astro/icons/circle-check';
import CircleQuestionMark from '@lucide/astro/icons/circle-question-mark';
import CircleX from '@lucide/astro/icons/circle-x';
import ClipboardList from '@lucide/astro/icons/clipboard-list';
import Clock from '@lucide/astro/icons/clock';
import Copy from '@lucide/astro/icons/copy';
import Download from '@lucide/astro/icons/download';
import ExternalLink from '@lucide/astro/icons/external-link';
import Eye from '@lucide/astro/icons/eye';
import EyeOff from '@lucide/astro/icons/eye-off';
import FileDown from '@lucide/astro/icons/file-down';
import FilePen from '@lucide/astro/icons/file-pen';
import FileText from '@lucide/astro/icons/file-text';
import Flag from '@lucide/astro/icons/flag';
import Glasses from '@lucide/astro/icons/glasses';
import Globe from '@lucide/astro/icons/globe';
import GraduationCap from '@lucide/astro/icons/graduation-cap';
import Handshake from '@lucide/astro/icons/handshake';
import House from '@lucide/astro/icons/house';
import Inbox from '@lucide/astro/icons/inbox';
import Info from '@lucide/astro/icons/info';
import KeyRound from '@lucide/astro/icons/key-round';
import Languages from '@lucide/astro/icons/languages';
import Layers from '@lucide/astro/icons/layers';
import LayoutDashboard from '@lucide/astro/icons/layout-dashboard';
import Library from '@lucide/astro/icons/library';
import LifeBuoy from '@lucide/astro/icons/life-buoy';
import Lightbulb from '@lucide/astro/icons/lightbulb';
import Link from '@lucide/astro/icons/link';
import List from '@lucide/astro/icons/list';
import Lock from '@lucide/astro/icons/lock';
import LogIn from '@lucide/astro/icons/log-in';
import LogOut from '@lucide/astro/icons/log-out';
import Mail from '@lucide/astro/icons/mail';
import MessageCircleWarning from '@lucide/astro/icons/message-circle-warning';
import MessageSquare from '@lucide/astro/icons/message-square';
import MessagesSquare from '@lucide/astro/icons/messages-square';
import MonitorSmartphone from '@lucide/astro/icons/monitor-smartphone';
import NotebookPen from '@lucide/astro/icons/notebook-pen';
import Paperclip from '@lucide/astro/icons/paperclip';
import Pencil from '@lucide/astro/icons/pencil';
import Pin from '@lucide/astro/icons/pin';
import Plus from '@lucide/astro/icons/plus';
import Presentation from '@lucide/astro/icons/presentation';
import Printer from '@lucide/astro/icons/printer';
import Puzzle from '@lucide/astro/icons/puzzle';
import QrCode from '@lucide/astro/icons/qr-code';
import Quote from '@lucide/astro/icons/quote';
import Reply from '@lucide/astro/icons/reply';
import Rss from '@lucide/astro/icons/rss';
import School from '@lucide/astro/icons/school';
import ScrollText from '@lucide/astro/icons/scroll-text';
import Search from '@lucide/astro/icons/search';
import Send from '@lucide/astro/icons/send';
import Settings from '@lucide/astro/icons/settings';
import Shield from '@lucide/astro/icons/shield';
import SlidersHorizontal from '@lucide/astro/icons/sliders-horizontal';
import Sprout from '@lucide/astro/icons/sprout';
import Star from '@lucide/astro/icons/star';
import StickyNote from '@lucide/astro/icons/sticky-note';
import Sun from '@lucide/astro/icons/sun';
import Tags from '@lucide/astro/icons/tags';
import Target from '@lucide/astro/icons/target';
import ThumbsUp from '@lucide/astro/icons/thumbs-up';
import Trash from '@lucide/astro/icons/trash';
import TrendingUp from '@lucide/astro/icons/trending-up';
import TriangleAlert from '@lucide/astro/icons/triangle-alert';
import Undo2 from '@lucide/astro/icons/undo-2';
import Upload from '@lucide/astro/icons/upload';
import User from '@lucide/astro/icons/user';
import UserCheck from '@lucide/astro/icons/user-check';
import UserPlus from '@lucide/astro/icons/user-plus';
import UserX from '@lucide/astro/icons/user-x';
import Users from '@lucide/astro/icons/users';
import UsersRound from '@lucide/astro/icons/users-round';
import Wrench from '@lucide/astro/icons/wrench';
import X from '@lucide/astro/icons/x';

/** The pictures of the site by their lucide names. A new one is imported above and named here, in the order of the alphabet. */
export const icons = {
  accessibility: Accessibility,
  archive: Archive,
  'arrow-left': ArrowLeft,
  'arrow-right': ArrowRight,
  'arrow-up-down': ArrowUpDown,
  award: Award,
  'badge-check': BadgeCheck,
  bell: Bell,
  'book-open': BookOpen,
  bookmark: Bookmark,
  'bookmark-check': BookmarkCheck,
  calendar: Calendar,
  check: Check,
  'chevron-down': ChevronDown,
  'chevron-left': ChevronLeft,
  'chevron-right': ChevronRight,
  'chevron-up': ChevronUp,
  'circle-check': CircleCheck,
  'circle-question-mark': CircleQuestionMark,
  'circle-x': CircleX,
  'clipboard-list': ClipboardList,
  clock: Clock,
  copy: Copy,
  download: Download,
  'external-link': ExternalLink,
  eye: Eye,
  'eye-off': EyeOff,
  'file-down': FileDown,
  'file-pen': FilePen,
  'file-text': FileText,
  flag: Flag,
  globe: Globe,
  glasses: Glasses,
  'graduation-cap': GraduationCap,
  handshake: Handshake,
  house: House,
  inbox: Inbox,
  info: Info,
  'key-round': KeyRound,
  languages: Languages,
  layers: Layers,
  'layout-dashboard': LayoutDashboard,
  library: Library,
  'life-buoy': LifeBuoy,
  lightbulb: Lightbulb,
  link: Link,
  list: List,
  lock: Lock,
  'log-in': LogIn,
  'log-out': LogOut,
  mail: Mail,
  'message-circle-warning': MessageCircleWarning,
  'message-square': MessageSquare,
  'messages-square': MessagesSquare,
  'monitor-smartphone': MonitorSmartphone,
  'notebook-pen': NotebookPen,
  paperclip: Paperclip,
  pencil: Pencil,
  pin: Pin,
  plus: Plus,
  presentation: Presentation,
  printer: Printer,
  puzzle: Puzzle,
  'qr-code': QrCode,
  quote: Quote,
  reply: Reply,
  rss: Rss,
  school: School,
  'scroll-text': ScrollText,
  search: Search,
  send: Send,
  settings: Settings,
  shield: Shield,
  'sliders-horizontal': SlidersHorizontal,
  sprout: Sprout,
  star: Star,
  'sticky-note': StickyNote,
  sun: Sun,
  tags: Tags,
  target: Target,
  'thumbs-up': ThumbsUp,
  trash: Trash,
  'trending-up': TrendingUp,
  'triangle-alert': TriangleAlert,
  'undo-2': Undo2,
  upload: Upload,
  user: User,
  'user-check': UserCheck,
  'user-plus': UserPlus,
  'user-x': UserX,
  users: Users,
  'users-round': UsersRound,
  wrench: Wrench,
  x: X,
};

export type IconName = keyof typeof icons;

/** An icon named in data (the taxonomy); one that is not in the register becomes a plain sheet. */
export const iconOf = (name: string | undefined): IconName =>
  name && Object.hasOwn(icons, name) ? (name as IconName) : 'file-text';
