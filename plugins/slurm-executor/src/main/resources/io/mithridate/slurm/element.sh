set -u
root=@ROOT@
folder=$root/@ARRAY@
id=$SLURM_ARRAY_TASK_ID
host=${SLURMD_NODENAME:-$(hostname)}

# Set before anything that takes time: without a trap, a signal ends this shell, and no record is written.
worker=
told=
reason=
stop() {
  told=yes
  reason=$1
  # Slurm sends USR1 to this shell alone, but TERM to the worker as well.
  if [ "$reason" = limit ] && [ -n "$worker" ]; then kill -TERM "$worker" 2>/dev/null; fi
}
trap 'stop limit' USR1
trap 'stop slurm' TERM

# Says how the element ended, for whoever collects, and ends with its exit code, for Slurm.
ended() {
  printf '%s\t%s\t%s_%s\t%s\n' "$1" "$2" "$SLURM_ARRAY_JOB_ID" "$id" "$host" >"$folder/ended/.$id" &&
    mv "$folder/ended/.$id" "$folder/ended/$id"
  exit "$2"
}

skipped() {
  echo "not started: $1"
  ended skipped 75
}

# Puts the element back into the queue; comes back if that is not allowed. A busy controller is asked until Slurm ends the
# job at its time limit: the stage would count as failed otherwise, with all that waits for it.
back_into_the_queue() {
  local answer pause
  echo "back into the queue: $1"
  for ((pause = 1; ; pause = pause < 16 ? 2 * pause : 16)); do
    # The number of the job alone names the whole array, if the element is its last.
    if answer=$(scontrol requeue "${SLURM_ARRAY_JOB_ID}_$id" 2>&1); then exit "$code"; fi
    echo "$answer"
    # A controller that did not answer in time may have put it back all the same.
    if [[ $answer == *'Job is pending'* ]]; then exit "$code"; fi
    if ! grep -qE @BUSY@ <<<"$answer" || [ "$reason" = slurm ]; then return; fi
    sleep "$pause"
  done
}

# Ends the element, which was told to stop, and has.
stopped() {
  code=$1
  if [ "$reason" = limit ] && [ "${SLURM_RESTART_COUNT:-0}" -lt @REQUEUES@ ]; then
    back_into_the_queue 'its time limit came'
  fi
  ended interrupted "$code"
}

# Ends the element if it was told to stop before its worker began. What a signal did to a command is not taken for an answer.
heed() {
  if [ -n "$reason" ]; then stopped 143; fi
}

# How an element of an array ended. One that was never begun ended as that of its number in the array to which its own
# corresponds. A record of another node may be seen only after a while.
how_ended() {
  local array second
  for ((second = 0; second < @VISIBLE_SECONDS@; second++)); do
    array=$root/$1
    while [ ! -s "$array/ended/$2" ] && [ -e "$array/corresponds" ]; do array=$root/$(cat "$array/corresponds"); done
    if [ -s "$array/ended/$2" ]; then
      how=$(cut -f1 "$array/ended/$2")
      if [ "$how" != succeeded ] || [ "$array" = "$root/$1" ]; then return; fi
    fi
    ls "$root/$1/ended" >/dev/null
    sleep 1
    heed
  done
  how=missing
}

IFS=$'\t' read -r _ key inputs title <<<"$(awk -F'\t' -v id="$id" '$1 == id' "$folder/tasks.tsv")"
heed
echo "$title ($key), job ${SLURM_ARRAY_JOB_ID}_$id on $host, restart ${SLURM_RESTART_COUNT:-0}"
# An array that Slurm accepted twice runs twice.
if [ "$(cut -f1 "$folder/ended/$id" 2>/dev/null)" = succeeded ]; then
  echo 'it has succeeded already'
  exit 0
fi
rm -f "$folder/ended/$id"
@FAIL_FAST@
if [ "$inputs" != - ]; then
  for input in $inputs; do
    how_ended "${input%:*}" "${input##*:}"
    heed
    if [ "$how" != succeeded ]; then skipped "its input $input is $how"; fi
  done
fi

heed
cd @DIRECTORY@ || ended failed 71
@COMMAND@ --task "$key" &
worker=$!
if [ "$reason" = limit ]; then kill -TERM "$worker" 2>/dev/null; fi
wait "$worker"
code=$?
# A signal ends the wait, not the worker. A worker that has been waited for is unknown: 127.
while [ -n "$told" ]; do
  told=
  wait "$worker"
  again=$?
  if [ "$again" -ne 127 ]; then code=$again; fi
done

if [ "$code" -eq 0 ]; then ended succeeded 0; fi
if [ -n "$reason" ] && { [ "$code" -eq 130 ] || [ "$code" -eq 143 ]; }; then stopped "$code"; fi
if [ -z "$reason" ] && [ "$code" -gt 128 ]; then
  echo "$code" >>"$folder/crashes/$id"
  if [ "$(wc -l <"$folder/crashes/$id")" -le @RETRIES@ ]; then
    back_into_the_queue "its process was killed or crashed (exit code $code)"
  fi
fi
@AFTER_FAILURE@
ended failed "$code"
