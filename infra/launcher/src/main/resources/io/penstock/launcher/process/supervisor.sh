# Runs one child and never outlives the launcher.
#   sh supervisor.sh SIGNAL GRACE_SECONDS PID_FILE LOG_FILE COMMAND...
# Standard input is a pipe that only the launcher holds. When it closes, by an orderly stop or because the launcher
# was killed, the child gets SIGNAL, and SIGKILL when GRACE_SECONDS have passed.
signal=$1 grace=$2 pid_file=$3 log_file=$4
shift 4
# Field 22 of /proc/PID/stat, counted behind the name, which may hold spaces. With the pid it names a process for good.
started() {
  fields=$(cat "/proc/$1/stat") || return 0
  fields=${fields##*) }
  set -- $fields
  echo "${20}"
}
exec 3<&0 </dev/null
"$@" 3<&- >>"$log_file" 2>&1 &
child=$!
echo "$child $(started $child) $$ $(started $$) $signal $grace" >"$pid_file.new" && mv "$pid_file.new" "$pid_file"
(
  read -r _ <&3
  kill -s "$signal" "$child"
  waited=0
  while kill -0 "$child" && [ "$waited" -lt "$grace" ]; do
    for _ in 1 2 3 4 5 6 7 8 9 10; do
      sleep 0.1
      kill -0 "$child" || exit 0
    done
    waited=$((waited + 1))
  done
  kill -s KILL "$child"
) >/dev/null 2>&1 &
watcher=$!
exec 3<&-
wait "$child"
code=$?
kill "$watcher" 2>/dev/null
# Collected here, so that with the supervisor everything of this child is gone.
wait "$watcher" 2>/dev/null
exit "$code"
