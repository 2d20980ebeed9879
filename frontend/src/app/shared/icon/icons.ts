import add from '@material-symbols/svg-400/outlined/add.svg';
import archive from '@material-symbols/svg-400/outlined/archive.svg';
import arrowDownward from '@material-symbols/svg-400/outlined/arrow_downward.svg';
import arrowUpward from '@material-symbols/svg-400/outlined/arrow_upward.svg';
import assignment from '@material-symbols/svg-400/outlined/assignment.svg';
import attachFile from '@material-symbols/svg-400/outlined/attach_file.svg';
import ballot from '@material-symbols/svg-400/outlined/ballot.svg';
import biotech from '@material-symbols/svg-400/outlined/biotech.svg';
import bookmark from '@material-symbols/svg-400/outlined/bookmark.svg';
import calendarMonth from '@material-symbols/svg-400/outlined/calendar_month.svg';
import call from '@material-symbols/svg-400/outlined/call.svg';
import campaign from '@material-symbols/svg-400/outlined/campaign.svg';
import chat from '@material-symbols/svg-400/outlined/chat.svg';
import check from '@material-symbols/svg-400/outlined/check.svg';
import checkCircle from '@material-symbols/svg-400/outlined/check_circle.svg';
import chevronLeft from '@material-symbols/svg-400/outlined/chevron_left.svg';
import chevronRight from '@material-symbols/svg-400/outlined/chevron_right.svg';
import circle from '@material-symbols/svg-400/outlined/circle.svg';
import close from '@material-symbols/svg-400/outlined/close.svg';
import cloudOff from '@material-symbols/svg-400/outlined/cloud_off.svg';
import compare from '@material-symbols/svg-400/outlined/compare.svg';
import contactMail from '@material-symbols/svg-400/outlined/contact_mail.svg';
import contentCopy from '@material-symbols/svg-400/outlined/content_copy.svg';
import contrast from '@material-symbols/svg-400/outlined/contrast.svg';
import darkMode from '@material-symbols/svg-400/outlined/dark_mode.svg';
import deleteIcon from '@material-symbols/svg-400/outlined/delete.svg';
import description from '@material-symbols/svg-400/outlined/description.svg';
import diversity3 from '@material-symbols/svg-400/outlined/diversity_3.svg';
import domain from '@material-symbols/svg-400/outlined/domain.svg';
import download from '@material-symbols/svg-400/outlined/download.svg';
import drafts from '@material-symbols/svg-400/outlined/drafts.svg';
import dragIndicator from '@material-symbols/svg-400/outlined/drag_indicator.svg';
import draw from '@material-symbols/svg-400/outlined/draw.svg';
import edit from '@material-symbols/svg-400/outlined/edit.svg';
import emergency from '@material-symbols/svg-400/outlined/emergency.svg';
import error from '@material-symbols/svg-400/outlined/error.svg';
import event from '@material-symbols/svg-400/outlined/event.svg';
import factCheck from '@material-symbols/svg-400/outlined/fact_check.svg';
import filterList from '@material-symbols/svg-400/outlined/filter_list.svg';
import fitWidth from '@material-symbols/svg-400/outlined/fit_width.svg';
import flag from '@material-symbols/svg-400/outlined/flag.svg';
import folderOpen from '@material-symbols/svg-400/outlined/folder_open.svg';
import forum from '@material-symbols/svg-400/outlined/forum.svg';
import gavel from '@material-symbols/svg-400/outlined/gavel.svg';
import gppMaybe from '@material-symbols/svg-400/outlined/gpp_maybe.svg';
import group from '@material-symbols/svg-400/outlined/group.svg';
import groupAdd from '@material-symbols/svg-400/outlined/group_add.svg';
import healthAndSafety from '@material-symbols/svg-400/outlined/health_and_safety.svg';
import help from '@material-symbols/svg-400/outlined/help.svg';
import history from '@material-symbols/svg-400/outlined/history.svg';
import home from '@material-symbols/svg-400/outlined/home.svg';
import hourglassTop from '@material-symbols/svg-400/outlined/hourglass_top.svg';
import howToVote from '@material-symbols/svg-400/outlined/how_to_vote.svg';
import image from '@material-symbols/svg-400/outlined/image.svg';
import inbox from '@material-symbols/svg-400/outlined/inbox.svg';
import info from '@material-symbols/svg-400/outlined/info.svg';
import key from '@material-symbols/svg-400/outlined/key.svg';
import keyboard from '@material-symbols/svg-400/outlined/keyboard.svg';
import keyboardArrowDown from '@material-symbols/svg-400/outlined/keyboard_arrow_down.svg';
import keyboardArrowUp from '@material-symbols/svg-400/outlined/keyboard_arrow_up.svg';
import labs from '@material-symbols/svg-400/outlined/labs.svg';
import language from '@material-symbols/svg-400/outlined/language.svg';
import lightMode from '@material-symbols/svg-400/outlined/light_mode.svg';
import link from '@material-symbols/svg-400/outlined/link.svg';
import locationOn from '@material-symbols/svg-400/outlined/location_on.svg';
import lock from '@material-symbols/svg-400/outlined/lock.svg';
import lockOpen from '@material-symbols/svg-400/outlined/lock_open.svg';
import logout from '@material-symbols/svg-400/outlined/logout.svg';
import mail from '@material-symbols/svg-400/outlined/mail.svg';
import manageSearch from '@material-symbols/svg-400/outlined/manage_search.svg';
import medication from '@material-symbols/svg-400/outlined/medication.svg';
import menu from '@material-symbols/svg-400/outlined/menu.svg';
import mic from '@material-symbols/svg-400/outlined/mic.svg';
import moreHoriz from '@material-symbols/svg-400/outlined/more_horiz.svg';
import moreVert from '@material-symbols/svg-400/outlined/more_vert.svg';
import notifications from '@material-symbols/svg-400/outlined/notifications.svg';
import openInNew from '@material-symbols/svg-400/outlined/open_in_new.svg';
import pauseCircle from '@material-symbols/svg-400/outlined/pause_circle.svg';
import person from '@material-symbols/svg-400/outlined/person.svg';
import personAdd from '@material-symbols/svg-400/outlined/person_add.svg';
import print from '@material-symbols/svg-400/outlined/print.svg';
import priorityHigh from '@material-symbols/svg-400/outlined/priority_high.svg';
import qrCode from '@material-symbols/svg-400/outlined/qr_code.svg';
import radiology from '@material-symbols/svg-400/outlined/radiology.svg';
import refresh from '@material-symbols/svg-400/outlined/refresh.svg';
import reply from '@material-symbols/svg-400/outlined/reply.svg';
import restartAlt from '@material-symbols/svg-400/outlined/restart_alt.svg';
import rotateRight from '@material-symbols/svg-400/outlined/rotate_right.svg';
import route from '@material-symbols/svg-400/outlined/route.svg';
import save from '@material-symbols/svg-400/outlined/save.svg';
import schedule from '@material-symbols/svg-400/outlined/schedule.svg';
import science from '@material-symbols/svg-400/outlined/science.svg';
import search from '@material-symbols/svg-400/outlined/search.svg';
import send from '@material-symbols/svg-400/outlined/send.svg';
import settings from '@material-symbols/svg-400/outlined/settings.svg';
import shield from '@material-symbols/svg-400/outlined/shield.svg';
import star from '@material-symbols/svg-400/outlined/star.svg';
import stethoscope from '@material-symbols/svg-400/outlined/stethoscope.svg';
import summarize from '@material-symbols/svg-400/outlined/summarize.svg';
import swapHoriz from '@material-symbols/svg-400/outlined/swap_horiz.svg';
import sync from '@material-symbols/svg-400/outlined/sync.svg';
import tableRows from '@material-symbols/svg-400/outlined/table_rows.svg';
import taskAlt from '@material-symbols/svg-400/outlined/task_alt.svg';
import timeline from '@material-symbols/svg-400/outlined/timeline.svg';
import today from '@material-symbols/svg-400/outlined/today.svg';
import tune from '@material-symbols/svg-400/outlined/tune.svg';
import undo from '@material-symbols/svg-400/outlined/undo.svg';
import upload from '@material-symbols/svg-400/outlined/upload.svg';
import verifiedUser from '@material-symbols/svg-400/outlined/verified_user.svg';
import viewColumn from '@material-symbols/svg-400/outlined/view_column.svg';
import visibility from '@material-symbols/svg-400/outlined/visibility.svg';
import visibilityOff from '@material-symbols/svg-400/outlined/visibility_off.svg';
import vitalSigns from '@material-symbols/svg-400/outlined/vital_signs.svg';
import volumeUp from '@material-symbols/svg-400/outlined/volume_up.svg';
import warning from '@material-symbols/svg-400/outlined/warning.svg';
import wifiOff from '@material-symbols/svg-400/outlined/wifi_off.svg';
import zoomIn from '@material-symbols/svg-400/outlined/zoom_in.svg';
import zoomOut from '@material-symbols/svg-400/outlined/zoom_out.svg';

/** Every symbol the application draws, bundled at build time; add a line here and one above for a new one. */
export const icons = {
  add,
  archive,
  arrow_downward: arrowDownward,
  arrow_upward: arrowUpward,
  assignment,
  attach_file: attachFile,
  ballot,
  biotech,
  bookmark,
  calendar_month: calendarMonth,
  call,
  campaign,
  chat,
  check,
  check_circle: checkCircle,
  chevron_left: chevronLeft,
  chevron_right: chevronRight,
  circle,
  close,
  cloud_off: cloudOff,
  compare,
  contact_mail: contactMail,
  content_copy: contentCopy,
  contrast,
  dark_mode: darkMode,
  delete: deleteIcon,
  description,
  diversity_3: diversity3,
  domain,
  download,
  drafts,
  drag_indicator: dragIndicator,
  draw,
  edit,
  emergency,
  error,
  event,
  fact_check: factCheck,
  filter_list: filterList,
  fit_width: fitWidth,
  flag,
  folder_open: folderOpen,
  forum,
  gavel,
  gpp_maybe: gppMaybe,
  group,
  group_add: groupAdd,
  health_and_safety: healthAndSafety,
  help,
  history,
  home,
  hourglass_top: hourglassTop,
  how_to_vote: howToVote,
  image,
  inbox,
  info,
  key,
  keyboard,
  keyboard_arrow_down: keyboardArrowDown,
  keyboard_arrow_up: keyboardArrowUp,
  labs,
  language,
  light_mode: lightMode,
  link,
  location_on: locationOn,
  lock,
  lock_open: lockOpen,
  logout,
  mail,
  manage_search: manageSearch,
  medication,
  menu,
  mic,
  more_horiz: moreHoriz,
  more_vert: moreVert,
  notifications,
  open_in_new: openInNew,
  pause_circle: pauseCircle,
  person,
  person_add: personAdd,
  print,
  priority_high: priorityHigh,
  qr_code: qrCode,
  radiology,
  refresh,
  reply,
  restart_alt: restartAlt,
  rotate_right: rotateRight,
  route,
  save,
  schedule,
  science,
  search,
  send,
  settings,
  shield,
  star,
  stethoscope,
  summarize,
  swap_horiz: swapHoriz,
  sync,
  table_rows: tableRows,
  task_alt: taskAlt,
  timeline,
  today,
  tune,
  undo,
  upload,
  verified_user: verifiedUser,
  view_column: viewColumn,
  visibility,
  visibility_off: visibilityOff,
  vital_signs: vitalSigns,
  volume_up: volumeUp,
  warning,
  wifi_off: wifiOff,
  zoom_in: zoomIn,
  zoom_out: zoomOut,
};

export type IconName = keyof typeof icons;
