import {
  Activity,
  Bell,
  ClipboardList,
  Columns3,
  Filter,
  HardDrive,
  House,
  type LucideIcon,
  Mail,
  Radio,
  ScrollText,
  Server,
  Users,
  UsersRound,
} from 'lucide-react';
import type { NavKey } from './navigation';

export const NAV_ICONS: Record<NavKey, LucideIcon> = {
  crm_home: House,
  pipeline: Columns3,
  leads: UsersRound,
  hosting_dashboard: Server,
  live_pulse: Activity,
  pulse_activity: Radio,
  pulse_forms: Filter,
  pulse_alerts: Bell,
  users: Users,
  cloud: HardDrive,
  mailbox: Mail,
  audit: ScrollText,
  my_requests: ClipboardList,
};
