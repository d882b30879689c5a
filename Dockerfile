# The platform's image: every service is in it, and the command chooses.
#
#   docker build --tag registry.example/agii-platform:0.10.0 .
#   … agii-platform --services agreements      the pods of charts/agii-platform
#   … agii-platform --migrate true             the job before them
#   docker run --read-only --tmpfs /tmp --volume agii:/data --publish 127.0.0.1:8080:8080 --env ASPNETCORE_ENVIRONMENT=Development …
#                                              everything, on SQLite, with the demo: to look at
#
# It writes to /tmp, and in the embedded shape to /data; its root file system may be read-only. Nobody in it is root, and there is no shell.
# Whether it is well is asked at /health/live and /health/ready: by the chart's probes, so there is no HEALTHCHECK.
#
# The bases by version. A release names them by digest too, for a version's tag can be moved: --build-arg RUNTIME=…@sha256:…
ARG NODE=docker.io/library/node:20.20.2-bookworm
ARG SDK=mcr.microsoft.com/dotnet/sdk:10.0.401-noble
ARG RUNTIME=mcr.microsoft.com/dotnet/aspnet:10.0.12-noble-chiseled-extra

FROM ${NODE} AS styles
COPY src/Web/Styles/ /source/src/Web/Styles/
WORKDIR /source/src/Web/Styles
RUN bash build.sh

FROM ${SDK} AS build
WORKDIR /source
COPY . .
COPY --from=styles /source/src/Web/wwwroot/ src/Web/wwwroot/
# For one kind of machine, and so compiled ahead (Host.csproj); with the packages of the lock files and no others.
RUN dotnet publish src/Host --configuration Release --runtime linux-x64 --output /app \
    -p:RestoreLockedMode=true -p:CompileStyles=false -p:UseAppHost=false
RUN mkdir /data

FROM ${RUNTIME}
LABEL org.opencontainers.image.title="agii-platform"
WORKDIR /app
COPY --from=build /app/ ./
COPY --from=build --chown=1654:1654 /data/ /data/
# At most two arenas of malloc, and not eight for each processor; and the youngest objects are cleared each 16 MB, on every machine. Without
# that .NET goes by the processor's cache, and clears them each 2 MB where it cannot see it, as in a virtual machine (docs/performance.md).
ENV Urls=http://+:8080 DataDirectory=/data MALLOC_ARENA_MAX=2 DOTNET_GCgen0size=0x1000000
EXPOSE 8080
USER 1654:1654
ENTRYPOINT ["dotnet", "AgiiPlatform.Host.dll"]
