# Sourced by what runs a program of the smoke tests: builds it and what it starts, when that is missing or out of date.

# build_when_stale ROOT MODULE MODULES JAR…: the modules with what they depend on, unless each jar is newer than all sources
build_when_stale() {
  local root=$1 stamp=$1/$2/target/built modules=$3 started
  shift 3
  if is_built "$root" "$stamp" "$@"; then
    return
  fi
  started=$(mktemp)
  echo "building $modules" >&2
  mvn -q -B -f "$root/pom.xml" -pl "$modules" -am package -DskipTests -Dspotless.check.skip ||
    { rm -f "$started"; return 1; }
  touch -r "$started" "$stamp"
  rm -f "$started"
}

is_built() {
  local root=$1 stamp=$2 jar
  shift 2
  [ -e "$stamp" ] || return 1
  for jar in "$@"; do
    [ -e "$root/$jar" ] || return 1
  done
  # The jars carry the time of the release, not of the build: compare with the stamp.
  [ -z "$(find "$root" -newer "$stamp" -type f \( -path '*/src/main/*' -o -name pom.xml \) \
    -not -path '*/target/*' -not -path "$root/smoke-tests/tests/*" -print -quit)" ]
}
