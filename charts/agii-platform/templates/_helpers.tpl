{{/* The services of the platform. */}}
{{- define "agii.all" -}}identity agreements caseloads inburgering overview programmes{{- end }}

{{/* The services of one pod, with spaces between; none for the gateway. */}}
{{- define "agii.servicesOf" -}}
{{- if eq .services "all" -}}{{ include "agii.all" . }}
{{- else if ne .services "gateway" -}}{{ regexReplaceAll "\\s*,\\s*" .services " " }}
{{- end -}}
{{- end }}

{{- define "agii.name" -}}{{ .Release.Name }}{{- end }}

{{- define "agii.labels" -}}
app.kubernetes.io/name: agii-platform
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ .Chart.Name }}-{{ .Chart.Version }}
{{- end }}

{{/* What selects the pods of one kind; never changed, or a Deployment cannot be upgraded. */}}
{{- define "agii.selector" -}}
app.kubernetes.io/name: agii-platform
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .pod }}
{{- end }}

{{- define "agii.image" -}}
{{ .Values.image.repository }}@{{ .Values.image.digest }}
{{- end }}

{{/* No more rights than a process that answers requests needs. */}}
{{- define "agii.podSecurity" -}}
runAsNonRoot: true
runAsUser: 1654
runAsGroup: 1654
fsGroup: 1654
seccompProfile: { type: RuntimeDefault }
{{- end }}

{{- define "agii.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities: { drop: [ALL] }
{{- end }}

{{/* What every process of the host is told, also the migration. */}}
{{- define "agii.settings" -}}
- { name: ASPNETCORE_ENVIRONMENT, value: Production }
- { name: DOTNET_EnableDiagnostics, value: "0" }
- { name: Urls, value: "http://+:8080" }
- { name: Storage__Provider, value: PostgreSql }
{{- end }}

{{/* Fails on what would start and then not work: a service nowhere, or twice; an entry that is no pod. */}}
{{- define "agii.check" -}}
{{- $found := list }}
{{- range $name, $pod := .Values.pods }}
{{- range $service := splitList " " (include "agii.servicesOf" $pod) }}
{{- if $service }}
{{- if not (has $service (splitList " " (include "agii.all" $))) }}
{{- fail (printf "pods.%s: there is no service '%s'" $name $service) }}
{{- end }}
{{- if has $service $found }}{{ fail (printf "pods: %s runs in more than one pod" $service) }}{{ end }}
{{- $found = append $found $service }}
{{- end }}
{{- end }}
{{- end }}
{{- range $service := splitList " " (include "agii.all" .) }}
{{- if not (has $service $found) }}{{ fail (printf "pods: %s runs in no pod" $service) }}{{ end }}
{{- end }}
{{- $entry := .Values.entry }}
{{- if not (hasKey .Values.pods $entry) }}{{ fail (printf "entry: there is no pod '%s'" $entry) }}{{ end }}
{{- $services := (get .Values.pods $entry).services }}
{{- if and (gt (len .Values.pods) 1) (ne $services "gateway") }}{{ fail "entry: with more than one pod, it is the gateway" }}{{ end }}
{{- if and (eq $services "gateway") (not .Values.proxies) }}
{{- fail "proxies is missing: the services believe the gateway only when its network is named" }}
{{- end }}
{{- if and .Values.ingress.enabled .Values.gatewayApi.enabled }}{{ fail "ingress and gatewayApi: choose one" }}{{ end }}
{{- end }}

{{/* The names of the pods in which services run, as a list in JSON. */}}
{{- define "agii.servicePods" -}}
{{- $names := list }}
{{- range $name, $pod := .Values.pods }}{{ if ne $pod.services "gateway" }}{{ $names = append $names $name }}{{ end }}{{ end }}
{{- $names | toJson }}
{{- end }}

{{/* The name of the pod that runs identity. */}}
{{- define "agii.identityPod" -}}
{{- range $name, $pod := .Values.pods }}
{{- if has "identity" (splitList " " (include "agii.servicesOf" $pod)) }}{{ $name }}{{ end }}
{{- end }}
{{- end }}

{{/* The rule that lets out to one of the things that the services stand on. */}}
{{- define "agii.place" -}}
{{- if not .place.peer }}{{ fail (printf "network.%s.peer is missing: where it is" .name) }}{{ end -}}
- to:
    - {{ toYaml .place.peer | nindent 6 | trim }}
  ports: [{ protocol: TCP, port: {{ .place.port }} }]
{{- end }}
